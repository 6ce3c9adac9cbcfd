//! Criterion "hashing": the positions that everybody agrees on.

use super::check;
use crate::{hash_key, hash_vnode};

#[test]
fn a_key_stands_at_the_first_eight_bytes_of_its_sha_256_big_endian() {
    for (key, position) in [
        ("abc", 0xba78_16bf_8f01_cfea),
        ("", 0xe3b0_c442_98fc_1c14),
        ("user:42", 0xea3f_d43b_e1e5_7d62),
    ] {
        check(
            &format!("hash_key({key:?})"),
            hash_key(key),
            position,
            "the first eight bytes of the SHA-256 digest, read big-endian",
        );
    }
}

#[test]
fn a_key_is_hashed_as_its_utf_8_bytes_and_nothing_else() {
    for (key, position) in [
        ("clé", 0x51cb_cf30_514d_0802_u64),
        ("🦀", 0x7224_c588_fa98_8754),
        (" abc", 0xd92b_1cb3_a321_47b8),
        ("ABC", 0xb5d4_045c_3f46_6fa9),
    ] {
        check(
            &format!("hash_key({key:?})"),
            hash_key(key),
            position,
            "the text as it is: not trimmed, no other case, no length, nothing appended",
        );
    }
}

#[test]
fn a_virtual_node_stands_at_the_hash_of_its_id_a_hash_sign_and_its_index() {
    for (id, index, position) in [
        ("node-1", 0, 0x1e76_4963_f03e_78af_u64),
        ("node-1", 149, 0x921b_df9d_fcf7_0131),
        ("", 0, 0x9d0f_d452_285f_3c9b),
        ("a#1", 2, 0xf21b_2dae_31e6_0110),
    ] {
        check(
            &format!("hash_vnode({id:?}, {index})"),
            hash_vnode(id, index),
            position,
            "the hash of the text \"{node_id}#{vnode_index}\", the index in decimal without zeros \
             in front",
        );
    }
}

#[test]
fn no_two_virtual_nodes_share_a_label() {
    for (one, other) in [
        (("node-1", 12), ("node-11", 2)),
        (("a#1", 2), ("a", 12)),
        (("a", 1), ("a#", 1)),
    ] {
        check(
            &format!("whether virtual nodes {one:?} and {other:?} stand at one position"),
            hash_vnode(one.0, one.1) == hash_vnode(other.0, other.1),
            false,
            "id and index are kept apart by the last `#` of the label",
        );
    }
}
