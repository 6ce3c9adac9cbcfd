//! Criterion "following" (§5.3, Figure 2 "AppendEntries RPC").

use super::{append, applied, check, entries, follower, log_of, log_with, member, said, terms};

#[test]
fn entries_that_fit_are_taken_over_and_the_reply_says_how_far_the_logs_agree() {
    let mut node = member(2, 3);
    let (first, _) = node.handle_append_entries(append(1, 1, (0, 0), entries(1, &[1, 1]), 0));
    let (empty, _) = node.handle_append_entries(append(1, 1, (2, 1), vec![], 0));
    let (more, _) = node.handle_append_entries(append(3, 1, (2, 1), entries(3, &[2, 3, 3]), 0));
    check(
        "the log after entries 1 and 2, a heartbeat, entries 3 to 5 (term, index, command)",
        log_of(&node),
        log_with(&[1, 1, 2, 3, 3]),
        "entries go behind prev_log_index, as they are",
    );
    check(
        "the three replies (success, conflict_index, conflict_term)",
        [said(&first), said(&empty), said(&more)],
        [
            (true, Some(2), None),
            (true, Some(2), None),
            (true, Some(5), None),
        ],
        "a success carries prev_log_index + the number of entries: up to there the logs agree",
    );
    check(
        "the term in the last reply",
        more.term,
        3,
        "the follower's term after the request",
    );
}

/// §5.3: "If the follower does not find an entry in its log with the same index and term, then it
/// refuses the new entries".
#[test]
fn a_follower_that_lacks_the_entry_before_refuses_and_says_where_its_log_departs() {
    let log = [1, 1, 3, 3, 3, 4];
    let cases = [
        (
            (7, 5),
            (Some(7), None),
            "its log ends at 6: one past the end, no term",
        ),
        (
            (40, 5),
            (Some(7), None),
            "its log ends at 6: one past the end, no term",
        ),
        (
            (6, 5),
            (Some(6), Some(4)),
            "it has term 4 there, which begins at 6",
        ),
        (
            (5, 2),
            (Some(3), Some(3)),
            "it has term 3 there, which begins at 3",
        ),
        (
            (3, 2),
            (Some(3), Some(3)),
            "it has term 3 there, which begins at 3",
        ),
        (
            (2, 2),
            (Some(1), Some(1)),
            "it has term 1 there, which begins at 1",
        ),
    ];
    for (prev, hint, word) in cases {
        let mut node = follower(2, 3, &log, 5);
        let request = append(6, 1, prev, entries(prev.0 + 1, &[6]), 6);
        let (response, outputs) = node.handle_append_entries(request);
        check(
            &format!(
                "the reply of a follower with a log of terms {log:?} to entries behind (index, \
                 term) {prev:?} (success, conflict_index, conflict_term)"
            ),
            said(&response),
            (false, hint.0, hint.1),
            word,
        );
        check(
            &format!("its log, commit_index and what it applies after the refusal of {prev:?}"),
            (terms(&node), node.commit_index(), applied(&outputs)),
            (log.to_vec(), 0, vec![]),
            "a refusal leaves the log as it is, and commits nothing",
        );
    }
}

#[test]
fn the_place_before_the_first_entry_always_fits() {
    for log in [vec![], vec![1], vec![1, 1, 2]] {
        let mut node = follower(2, 3, &log, 3);
        let (response, _) = node.handle_append_entries(append(3, 1, (0, 0), vec![], 0));
        check(
            &format!(
                "the reply of a log of terms {log:?} to a heartbeat behind index 0 (success, \
                 conflict_index, conflict_term), and its log"
            ),
            (said(&response), terms(&node)),
            ((true, Some(0), None), log),
            "at index 0 all logs agree; the reply vouches for no more, and nothing is removed",
        );
    }
}

/// Figure 2, AppendEntries, step 3: "If an existing entry conflicts with a new one (same index but
/// different terms), delete the existing entry and all that follow it".
#[test]
fn an_entry_that_conflicts_goes_with_all_behind_it() {
    let mut node = follower(2, 3, &[1, 1, 2, 2, 2], 3);
    let request = append(4, 1, (1, 1), entries(2, &[1, 3]), 0);
    let (response, _) = node.handle_append_entries(request);
    check(
        "a log of terms 1, 1, 2, 2, 2 after entries of terms 1, 3 at 2 and 3 (term, index, command)",
        (said(&response), log_of(&node)),
        ((true, Some(3), None), log_with(&[1, 1, 3])),
        "entry 3 was of another term: it goes with 4 and 5, and the new one takes its place",
    );
}

/// The paper's receiver keeps what does not conflict: messages are late and come twice, and what
/// was acknowledged must not vanish.
#[test]
fn a_late_message_that_tells_less_removes_nothing() {
    let log = [1, 1, 2, 2];
    let late = [
        ("a heartbeat behind 2", (2, 1), vec![], 2),
        ("entry 2 alone", (1, 1), entries(2, &[1]), 2),
        ("entries 1 to 3", (0, 0), entries(1, &[1, 1, 2]), 3),
        ("entries 3 and 4 again", (2, 1), entries(3, &[2, 2]), 4),
        ("entries 4 and 5", (3, 2), entries(4, &[2, 2]), 5),
    ];
    for (word, prev, entries, matched) in late {
        let mut node = follower(2, 3, &log, 2);
        let want = if matched == 5 {
            log_with(&[1, 1, 2, 2, 2])
        } else {
            log_with(&log)
        };
        let (response, _) = node.handle_append_entries(append(2, 3, prev, entries, 0));
        check(
            &format!("the reply of a log of terms {log:?} to {word}, and its log"),
            (said(&response), log_of(&node)),
            ((true, Some(matched), None), want),
            "what agrees stays, also behind the last new entry; the reply vouches for the message's \
             end",
        );
    }
}

/// Figure 2, AppendEntries, step 5: "set commitIndex = min(leaderCommit, index of last new entry)".
#[test]
fn a_follower_commits_no_further_than_the_message_vouches_for() {
    let mut node = follower(2, 3, &[1, 1, 2, 2], 3);
    let (_, outputs) = node.handle_append_entries(append(4, 1, (2, 1), vec![], 4));
    check(
        "(commit_index, applied) of a log of terms 1, 1, 2, 2 after a heartbeat behind 2 with \
         leader_commit 4",
        (node.commit_index(), applied(&outputs)),
        (2, vec![1_001, 1_002]),
        "only up to 2 the logs are known to agree: 3 and 4 may be others at the leader",
    );
    let (_, outputs) = node.handle_append_entries(append(4, 1, (2, 1), entries(3, &[3]), 9));
    check(
        "(log, commit_index, applied) after entry 3 of term 3 with leader_commit 9",
        (terms(&node), node.commit_index(), applied(&outputs)),
        (vec![1, 1, 3], 3, vec![3_003]),
        "leader_commit may be far ahead of what this message carries",
    );
}

#[test]
fn a_follower_applies_each_committed_entry_once_and_in_order() {
    let mut node = member(2, 3);
    let mut all = Vec::new();
    let mut commits = Vec::new();
    let messages = [
        ((0, 0), entries(1, &[1, 1, 1]), 0),
        ((3, 1), vec![], 2),
        ((0, 0), entries(1, &[1, 1]), 1), // late
        ((3, 1), vec![], 2),              // twice
        ((3, 1), entries(4, &[1, 1]), 4),
        ((3, 1), vec![], 3), // late
        ((5, 1), vec![], 5),
    ];
    for (prev, entries, commit) in messages {
        let (_, outputs) = node.handle_append_entries(append(1, 1, prev, entries, commit));
        all.extend(applied(&outputs));
        commits.push(node.commit_index());
    }
    check(
        "what a follower applied over seven messages, three of them late or twice",
        all,
        vec![1_001, 1_002, 1_003, 1_004, 1_005],
        "every committed entry is handed out once, in the order of the log",
    );
    check(
        "its commit_index after each of them",
        commits,
        vec![0, 2, 2, 2, 4, 4, 5],
        "the commit index never falls",
    );
    let known = [0, 1, 5, 6, u64::MAX].map(|index| node.is_committed(index));
    check(
        "is_committed of 0, 1, 5, 6 and u64::MAX at commit_index 5",
        known,
        [false, true, true, false, false],
        "entries 1 to commit_index are committed; there is no entry 0",
    );
}
