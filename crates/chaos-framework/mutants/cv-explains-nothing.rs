//! # The explanation does not say what was asked
//!
//! What is wrong: It names the operation by its number only.
//! Why people write it: The number is all that the program needs.
//!
//! Killed by: checker::an_explanation_says_who_and_what

mod checker {
    fn violation<O: std::fmt::Debug, R: std::fmt::Debug>(
        id: usize,
        operation: &Operation<O, R>,
    ) -> Verdict {
        let result = match &operation.end {
            End::Returned { place, .. } => format!("an answer at {place}"), // MUTANT: which answer does not matter
            _ => "nothing".to_string(),
        };
        let (who, asked) = (operation.process, &operation.op);
        let what = format!("operation {id}: process {who} asked for {asked:?} and got {result}");
        let why =
            "no order of what was invoked before it returned explains this and all results before";
        let explanation = format!("{what}; {why}");
        Verdict::Violation {
            operation: id,
            explanation,
        }
    }
}
