//! Baggage, and its header.

use super::{Headers, check};
use crate::{Baggage, BaggagePropagator, Carrier};

fn pairs(baggage: &Baggage) -> Vec<(String, String)> {
    let owned = |(key, value): (&str, &str)| (key.to_string(), value.to_string());
    baggage.iter().map(owned).collect()
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |&(key, value): &(&str, &str)| (key.to_string(), value.to_string());
    pairs.iter().map(owned).collect()
}

#[track_caller]
fn reads(header: &str, want: &[(&str, &str)], rule: &str) {
    check(
        &format!("from_header({header:?})"),
        pairs(&Baggage::from_header(header)),
        owned(want),
        rule,
    );
}

#[test]
fn entries_keep_the_order_in_which_they_were_first_set() {
    let mut baggage = Baggage::new();
    for (key, value) in [("z", "1"), ("a", "2"), ("m", "3"), ("z", "4")] {
        baggage.set(key, value);
    }
    check(
        "iter()",
        pairs(&baggage),
        owned(&[("z", "4"), ("a", "2"), ("m", "3")]),
        "a new value takes the place of the old one",
    );
    baggage.remove("z");
    check(
        "get(z) after remove(z)",
        baggage.get("z"),
        None,
        "it was removed",
    );
    baggage.set("z", "5");
    check(
        "iter()",
        pairs(&baggage),
        owned(&[("a", "2"), ("m", "3"), ("z", "5")]),
        "what was removed starts again at the end",
    );
    check("get(Z)", baggage.get("Z"), None, "keys have case");
    check(
        "to_header()",
        baggage.to_header().as_str(),
        "a=2,m=3,z=5",
        "the header has the same order",
    );
}

#[test]
fn values_are_percent_encoded() {
    let rule = "all but the octets of the grammar is encoded byte by byte, with upper-case digits, and so is %";
    for (value, want) in [
        ("DF 28", "DF%2028"),
        ("Amélie", "Am%C3%A9lie"),
        ("100%", "100%25"),
        ("a,b;c\"d\\e", "a%2Cb%3Bc%22d%5Ce"),
        ("a=b!~[]:/", "a=b!~[]:/"),
        ("", ""),
        ("\r\n\u{7f}\0", "%0D%0A%7F%00"),
        ("🦀", "%F0%9F%A6%80"),
    ] {
        let mut baggage = Baggage::new();
        baggage.set("k", value);
        check(
            &format!("the header of k = {value:?}"),
            baggage.to_header(),
            format!("k={want}"),
            rule,
        );
        reads(
            &format!("k={want}"),
            &[("k", value)],
            "what was encoded is decoded",
        );
    }
}

#[test]
fn what_is_no_utf8_becomes_the_replacement_character() {
    let rule = "bytes that are no UTF-8 are replaced by U+FFFD";
    for (value, want) in [
        ("%FF", "\u{fffd}"),
        ("a%C3b", "a\u{fffd}b"),
        ("%c3%a9", "é"),
    ] {
        reads(&format!("k={value}"), &[("k", want)], rule);
    }
}

#[test]
fn a_percent_sign_without_two_digits_stands_for_itself() {
    let rule =
        "two hexadecimal digits after a % are decoded, once; anything else stands for itself";
    for (value, want) in [
        ("%", "%"),
        ("%4", "%4"),
        ("%zz", "%zz"),
        ("%+1", "%+1"),
        ("%-1", "%-1"),
        ("%%41", "%A"),
        ("%2541", "%41"),
    ] {
        reads(&format!("k={value}"), &[("k", want)], rule);
    }
}

#[test]
fn a_plus_sign_is_no_space() {
    reads("k=a+b", &[("k", "a+b")], "only % encodes: this is no form");
}

#[test]
fn properties_travel_with_their_entry() {
    let header = "user=alice;ttl=60;cached;note=a%20b,day=1";
    let baggage = Baggage::from_header(header);
    let want = [("ttl", Some("60")), ("cached", None), ("note", Some("a b"))];
    let want: Vec<(String, Option<String>)> = want
        .iter()
        .map(|(key, value)| (key.to_string(), value.map(str::to_string)))
        .collect();
    check(
        "properties(user)",
        baggage.properties("user").to_vec(),
        want.clone(),
        "they are kept in order, values decoded",
    );
    check(
        "properties(day)",
        baggage.properties("day").len(),
        0,
        "it has none",
    );
    check(
        "properties(none)",
        baggage.properties("none").len(),
        0,
        "there is no such entry",
    );
    check(
        "to_header()",
        baggage.to_header().as_str(),
        header,
        "properties are written after the value",
    );
    let mut other = Baggage::new();
    other.set_with_properties("user", "alice", want);
    check(
        "to_header() of the same, set",
        other.to_header().as_str(),
        "user=alice;ttl=60;cached;note=a%20b",
        "they can be set",
    );
    other.set("user", "bob");
    check(
        "to_header() after set",
        other.to_header().as_str(),
        "user=bob",
        "set replaces the whole entry",
    );
}

#[test]
fn white_space_is_trimmed_and_equals_signs_belong_to_the_value() {
    reads(
        " a = 1 ,\tb\t=\t2 ; p = 3 ; q ",
        &[("a", "1"), ("b", "2")],
        "white space around keys, =, values and ; is ignored",
    );
    let baggage = Baggage::from_header("b = 2 ; p = 3 ; q ");
    check(
        "to_header() of it",
        baggage.to_header().as_str(),
        "b=2;p=3;q",
        "and it is not passed on",
    );
    for other in ['\n', '\r', '\u{b}', '\u{c}', '\u{a0}', '\u{2003}'] {
        let rule = "other white space than spaces and tabs is not ignored: the member is not valid";
        reads(&format!("a{other}=1,b=2"), &[("b", "2")], rule);
        reads(&format!("a=1{other},b=2"), &[("b", "2")], rule);
    }
    reads("a=b=c==", &[("a", "b=c==")], "only the first = separates");
    reads("a=", &[("a", "")], "a value may be empty");
}

#[test]
fn a_bad_member_is_left_out_and_no_other() {
    let rule = "a member that does not follow the grammar is left out, alone";
    for bad in [
        "",
        " ",
        "a",
        "=1",
        "a b=1",
        "a=1 2",
        "a=\"1\"",
        "a=1\\",
        "é=1",
        "a=é",
        "a;p=1",
        "a=1;",
        "a=1;p q",
        "a=1;=2",
        "a=1;p=\u{7f}",
        "[a]=1",
    ] {
        reads(&format!("x=1,{bad},y=2"), &[("x", "1"), ("y", "2")], rule);
    }
}

#[test]
fn keys_are_tokens() {
    let rule = "a key is a token: letters, digits and !#$%&'*+-.^_`|~, at least one";
    let mut baggage = Baggage::new();
    for key in [
        "", "a b", "a=b", "a,b", "a;b", "é", "a/b", "a\r\nb", "(a)", "a@b",
    ] {
        baggage.set(key, "1");
        check(
            &format!("get({key:?}) after set"),
            baggage.get(key),
            None,
            rule,
        );
    }
    let key = "!#$%&'*+-.^_`|~aZ09";
    baggage.set(key, "1");
    check("to_header()", baggage.to_header(), format!("{key}=1"), rule);
    let properties = ["", "p q", "p"].map(|key| (key.to_string(), None));
    baggage.set_with_properties("k", "2", properties.to_vec());
    check(
        "to_header()",
        baggage.to_header(),
        format!("{key}=1,k=2;p"),
        "a property whose key is no token is left out",
    );
}

#[test]
fn of_equal_keys_the_last_one_counts() {
    reads(
        "a=1,b=2,a=3",
        &[("a", "3"), ("b", "2")],
        "the last value counts, in the place of the first",
    );
    let baggage = Baggage::from_header("a=1;p,a=2");
    check(
        "properties(a)",
        baggage.properties("a").len(),
        0,
        "the last member counts with its own properties",
    );
}

/// Entries k0=v, k1=v, …
fn entries(count: usize) -> String {
    let all: Vec<String> = (0..count).map(|number| format!("k{number}=v")).collect();
    all.join(",")
}

#[test]
fn at_most_64_entries_are_read_and_sent() {
    let header = entries(64);
    check(
        "64 entries read and written",
        Baggage::from_header(&header).to_header(),
        header.clone(),
        "64 entries are propagated",
    );
    let read = Baggage::from_header(&format!("{},k0=last", entries(70)));
    check(
        "the number of entries read of 70",
        read.iter().count(),
        64,
        "the first 64 keys are kept",
    );
    check(
        "get(k0)",
        read.get("k0"),
        Some("last"),
        "a key that is kept can still get its last value",
    );
    let mut own = Baggage::new();
    for number in 0..70 {
        own.set(format!("k{number}"), "v");
    }
    check(
        "the number of own entries of 70",
        own.iter().count(),
        70,
        "the limit is one of the header",
    );
    check(
        "the header of 70 own entries",
        own.to_header(),
        header,
        "the first 64 are sent",
    );
}

#[test]
fn at_most_8192_bytes_are_sent() {
    let mut baggage = Baggage::new();
    baggage.set("a", "x".repeat(8182)); // 8184 bytes
    baggage.set("b", "y".repeat(6)); // a comma and 8 bytes: 8193
    baggage.set("c", "z".repeat(5)); // a comma and 7 bytes: 8192
    let header = baggage.to_header();
    check(
        "the length of the header",
        header.len(),
        8192,
        "8192 bytes are propagated, and what does not fit is left out",
    );
    check(
        "the header's end",
        &header[8184..],
        ",c=zzzzz",
        "an entry is sent whole or not at all; later ones that fit are sent",
    );
    let mut encoded = Baggage::new();
    encoded.set("a", " ".repeat(2731)); // 2 + 3 * 2731 = 8195 bytes
    check(
        "the header of 2731 spaces",
        encoded.to_header().as_str(),
        "",
        "the limit is on what is sent, after encoding",
    );
}

#[test]
fn an_entry_that_is_too_long_takes_no_place_from_the_others() {
    let mut baggage = Baggage::new();
    baggage.set("long", "x".repeat(9000));
    for number in 0..64 {
        baggage.set(format!("k{number}"), "v");
    }
    check(
        "the header of one entry of 9000 bytes and 64 short ones",
        baggage.to_header(),
        entries(64),
        "what is left out does not count among the 64 that are sent",
    );
}

#[test]
fn the_propagator_reads_and_writes_the_header() {
    let mut headers = Headers(Vec::new());
    BaggagePropagator.inject(&Baggage::new(), &mut headers);
    check(
        "the headers set of empty baggage",
        headers.0.len(),
        0,
        "there is nothing to send",
    );
    BaggagePropagator.inject(&Baggage::from_header("a=1;p"), &mut headers);
    check(
        "the header",
        headers.get("baggage"),
        Some("a=1;p"),
        "the name is written in lower case",
    );
    let headers = Headers::of(&[("BAGGAGE", "a=1"), ("host", "x"), ("Baggage", "b=2;p")]);
    let baggage = BaggagePropagator.extract(&headers);
    check(
        "extract of BAGGAGE and Baggage",
        baggage.to_header().as_str(),
        "a=1,b=2;p",
        "names have no case, and several headers are one list",
    );
    check(
        "extract of nothing",
        BaggagePropagator
            .extract(&Headers(Vec::new()))
            .iter()
            .count(),
        0,
        "there is nothing",
    );
}
