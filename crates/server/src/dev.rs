//! What `--dev` shows and turns.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::SeqCst},
    },
    time::Duration,
};

use poolgate::{
    env::{Clock, Millis, SystemClock},
    http::{DevTools, OutboxEntry},
    user_pools::{Channel, Message, Outbox},
};

/// The machine's clock, and how far a developer has moved it forward.
#[derive(Debug, Default)]
pub(crate) struct MovedClock {
    ahead_millis: AtomicI64,
}

impl Clock for MovedClock {
    fn now(&self) -> Millis {
        Millis(SystemClock.now().0.saturating_add(self.ahead_millis.load(SeqCst)))
    }
}

/// The development endpoints' view of the server.
#[derive(Debug)]
pub(crate) struct Tools {
    pub(crate) outbox: Arc<Outbox>,
    pub(crate) clock: Arc<MovedClock>,
}

impl DevTools for Tools {
    fn outbox(&self) -> Vec<OutboxEntry> {
        self.outbox.messages().into_iter().map(entry).collect()
    }

    fn advance_clock(&self, by: Duration) -> i64 {
        self.clock.ahead_millis.fetch_add(i64::try_from(by.as_millis()).unwrap_or(0), SeqCst);
        self.clock.now().secs()
    }
}

fn entry(message: Message) -> OutboxEntry {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 keep within 53 bits")]
    let time = message.time.0 as f64 / 1000.0;
    OutboxEntry {
        channel: match message.channel {
            Channel::Email => "email",
            Channel::Sms => "sms",
        },
        destination: message.destination,
        code: message.code.expose().clone(),
        subject: message.subject,
        body: message.body,
        user_pool_id: message.user_pool_id,
        username: message.username,
        time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_goes_on_from_where_it_was_moved() {
        let tools = Tools { outbox: Arc::default(), clock: Arc::default() };
        let before = SystemClock.now().secs();
        let moved = tools.advance_clock(Duration::from_hours(1));
        assert!((before + 3600..before + 3660).contains(&moved));
        assert!(tools.clock.now().secs() >= moved);
    }
}
