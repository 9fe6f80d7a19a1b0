//! Deliveries to nobody, which must look like others.

use poolgate_wire::user_pools::CodeDeliveryDetailsType;

use super::details;
use crate::{attributes, channel::Channel, pools::Pool, service::UserPools, users::Naming};

impl UserPools {
    /// Where a code would have gone if there were such a user: the same for the same name every time. The name's form says
    /// how, or what the pool verifies.
    pub(crate) fn simulated_delivery(&self, pool: &Pool, name: &str) -> CodeDeliveryDetailsType {
        let folded = Naming::of(pool).fold(name);
        let place = format!("{}\0{folded}", pool.id());
        let draw = self.inner.root_key.mac("simulated-delivery", place.as_bytes());
        if attributes::is_email(name) {
            return details(Channel::Email, name);
        }
        if attributes::is_phone_number(name) {
            return details(Channel::Sms, name);
        }
        let drawn = |at: usize, first: u8, count: u8| char::from(first + draw.get(at).copied().unwrap_or(0) % count);
        if pool.auto_verifies(Channel::Sms) && !pool.auto_verifies(Channel::Email) {
            let digits: String = (0..4).map(|at| drawn(at, b'0', 10)).collect();
            return details(Channel::Sms, &format!("+1000000{digits}"));
        }
        let address = format!("{}@{}.com", drawn(0, b'a', 26), drawn(1, b'a', 26));
        details(Channel::Email, &address)
    }
}
