//! Deliveries to nobody, which must look like others.

use poolgate_wire::user_pools::CodeDeliveryDetailsType;

use super::details;
use crate::{attributes, channel::Channel, pools::Pool, service::UserPools, users::Naming};

impl UserPools {
    /// Where a code would have gone if there were such a user: the same for the same name every time. The name's form says
    /// how, or what the pool verifies.
    pub(crate) fn simulated_delivery(&self, pool: &Pool, name: &str) -> CodeDeliveryDetailsType {
        let channel = if attributes::is_email(name) {
            Channel::Email
        } else if attributes::is_phone_number(name)
            || pool.auto_verifies(Channel::Sms) && !pool.auto_verifies(Channel::Email)
        {
            Channel::Sms
        } else {
            Channel::Email
        };
        self.simulated_delivery_by(pool, name, channel)
    }

    /// The same, through this channel.
    pub(crate) fn simulated_delivery_by(&self, pool: &Pool, name: &str, channel: Channel) -> CodeDeliveryDetailsType {
        let is_address = match channel {
            Channel::Email => attributes::is_email(name),
            Channel::Sms => attributes::is_phone_number(name),
        };
        if is_address {
            return details(channel, name);
        }
        let place = format!("{}\0{}", pool.id(), Naming::of(pool).fold(name));
        let draw = self.inner.root_key.mac("simulated-delivery", place.as_bytes());
        let drawn = |at: usize, first: u8, count: u8| char::from(first + draw.get(at).copied().unwrap_or(0) % count);
        let address = match channel {
            Channel::Email => format!("{}@{}.com", drawn(0, b'a', 26), drawn(1, b'a', 26)),
            Channel::Sms => format!("+1000000{}", (0..4).map(|at| drawn(at, b'0', 10)).collect::<String>()),
        };
        details(channel, &address)
    }
}
