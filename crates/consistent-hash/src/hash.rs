//! Where keys and virtual nodes stand on the circle.
//!
//! SHA-256, because all nodes and clients must agree, across processes, versions and languages, for
//! as long as there is data; and because nobody can choose ids or keys that pile up at one place.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The position of a key: the first eight bytes of the SHA-256 digest of its UTF-8 text, read
/// big-endian.
///
/// ```
/// // sha256("abc") = ba7816bf 8f01cfea 414140de ... (FIPS 180-4)
/// assert_eq!(consistent_hash::hash_key("abc"), 0xba78_16bf_8f01_cfea);
/// ```
pub fn hash_key(key: &str) -> u64 {
    truncated(Sha256::digest(key).as_slice())
}

/// The position of a node's virtual node `vnode_index`: that of the text `{node_id}#{vnode_index}`,
/// the index in decimal.
///
/// An index contains no `#`, so the last one in the text is the separator: no two pairs have the
/// same text, not even ("a#1", 2) and ("a", 12).
///
/// ```
/// use consistent_hash::{hash_key, hash_vnode};
///
/// assert_eq!(hash_vnode("node-1", 12), hash_key("node-1#12"));
/// assert_ne!(hash_vnode("node-1", 12), hash_vnode("node-11", 2));
/// ```
pub fn hash_vnode(node_id: &str, vnode_index: usize) -> u64 {
    hash_key(Label::of(node_id).at(vnode_index))
}

/// Eight bytes of a digest as a number.
fn truncated(digest: &[u8]) -> u64 {
    let first = digest.first_chunk().expect("a digest has 32 bytes");
    u64::from_be_bytes(*first)
}

/// The labels of one node's virtual nodes, written into one string after the other.
pub(crate) struct Label {
    text: String,
    /// Where the index begins.
    stem: usize,
}

impl Label {
    pub(crate) fn of(node_id: &str) -> Self {
        // Room for the separator and twenty digits.
        let mut text = String::with_capacity(node_id.len() + 21);
        text.push_str(node_id);
        text.push('#');
        let stem = text.len();
        Self { text, stem }
    }

    pub(crate) fn at(&mut self, vnode_index: usize) -> &str {
        self.text.truncate(self.stem);
        write!(self.text, "{vnode_index}").expect("a string takes all that is written");
        &self.text
    }
}

/// The positions of virtual nodes 0 to `count` - 1 of a node, ascending, each once.
pub(crate) fn positions(node_id: &str, count: usize) -> Vec<u64> {
    let mut label = Label::of(node_id);
    let mut positions: Vec<u64> = (0..count).map(|index| hash_key(label.at(index))).collect();
    positions.sort_unstable();
    positions.dedup();
    positions
}
