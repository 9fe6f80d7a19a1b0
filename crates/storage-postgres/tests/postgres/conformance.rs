//! The suite of the trait.

use crate::{block_on, open};

poolgate_storage_trait::conformance!(open(), block_on);
