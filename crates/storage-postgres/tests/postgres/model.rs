//! Random batches, here and in memory: the same answers.

use crate::{block_on, open};

poolgate_storage_trait::model!(open(), block_on);
