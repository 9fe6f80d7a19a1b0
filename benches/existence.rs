//! Whether the time of a refusal tells an outsider who exists: a name that nobody has beside somebody's with a wrong
//! password, where the client hides the difference.
//!
//! Each sample is one attempt, by one caller, with a name that was never tried before; a pair is one of each, in an order
//! drawn by lot. So neither the machine's moods nor the lock-out are what is measured. Where both have the same
//! distribution, `z` of the Mann-Whitney test is beyond ±3 in one of 370 runs, and `longer`, the share of comparisons in
//! which nobody's takes longer, is near 50 %. The first line of each kind compares somebody with somebody: that is how
//! far apart two samples of the same thing come on this machine.
//!
//! `cargo bench -p poolgate-benches --bench existence -- 2000` says how many pairs.

#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "a bench fails by panicking, and knows no large numbers"
)]

use std::{
    cmp::Ordering,
    collections::BTreeMap,
    env,
    time::{Duration, Instant},
};

use futures::{
    executor::block_on,
    stream::{self, StreamExt as _},
};
use poolgate::{
    Poolgate, PoolgateBuilder,
    env::{Clock, Entropy, RootKey, SystemClock, SystemEntropy, random_uuid},
    user_pools::srp::{client::Client, format_timestamp},
    wire::{
        Code,
        user_pools::{
            AdminCreateUserInput, AdminSetUserPasswordInput, AttributeType, AuthFlowType, ChallengeNameType,
            CreateUserPoolClientInput, CreateUserPoolInput, ExplicitAuthFlowsType, InitiateAuthInput,
            MessageActionType, PreventUserExistenceErrorTypes, RespondToAuthChallengeInput,
        },
    },
};
use poolgate_benches::PASSWORD;

const WRONG: &str = "Incorrect-horse-1";
/// Users that are made side by side.
const SIDE_BY_SIDE: usize = 64;
/// Pairs that go ahead and are not counted.
const WARMING: usize = 50;

fn main() {
    let pairs = env::args().find_map(|argument| argument.parse().ok()).unwrap_or(2000);
    println!("{pairs} pairs a line; times are medians\n");
    println!("{:<46} {:>10} {:>10} {:>8} {:>7} {:>7} {:>7}", "", "one", "other", "apart", "z", "t", "longer");
    for (store, builder) in [("memory", None), ("SQLite", Some(tempfile::tempdir().unwrap()))] {
        let made = match &builder {
            None => Poolgate::builder().memory(),
            Some(folder) => Poolgate::builder().sqlite(folder.path().join("poolgate.db")),
        };
        block_on(compare(store, made, pairs));
    }
}

async fn compare(store: &str, builder: PoolgateBuilder, pairs: usize) {
    let house = House::new(builder).await;
    let all = pairs + WARMING;
    // Every attempt of a kind has names of its own.
    let somebody = house.people(all * 6).await;
    let nobody: Vec<String> = (0..all * 2).map(|_| house.name()).collect();
    let (somebody, nobody): (Vec<_>, Vec<_>) = (somebody.chunks(all).collect(), nobody.chunks(all).collect());
    let kinds = [("password", Attempt::Password), ("SRP", Attempt::Srp)];
    for ((kind, attempt), (own, strangers)) in kinds.into_iter().zip(somebody.chunks(3).zip(&nobody)) {
        let [first, second, third] = own else { unreachable!("three for each kind") };
        for (line, others) in [("somebody, somebody", second), ("somebody, nobody", strangers)] {
            let names = if line.ends_with("nobody") { (third, others) } else { (first, others) };
            let samples = house.pairs(attempt, names.0, names.1).await;
            for (part, (one, other)) in attempt.parts().iter().zip(samples) {
                report(&format!("{store}: {kind}{part}: {line}"), &one[WARMING..], &other[WARMING..]);
            }
        }
    }
}

/// A pool whose client hides who exists, and tells no two names apart by their form.
struct House {
    poolgate: Poolgate,
    pool_id: String,
    client_id: String,
    entropy: SystemEntropy,
    srp_a: String,
}

#[derive(Debug, Clone, Copy)]
enum Attempt {
    /// USER_PASSWORD_AUTH.
    Password,
    /// USER_SRP_AUTH and PASSWORD_VERIFIER.
    Srp,
}

impl Attempt {
    /// What is timed by itself.
    const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Password => &[""],
            Self::Srp => &[" challenge", " proof"],
        }
    }
}

impl House {
    async fn new(builder: PoolgateBuilder) -> Self {
        let entropy = SystemEntropy::new();
        let poolgate = builder.root_key(RootKey::generate(&entropy)).build().unwrap();
        let pools = poolgate.user_pools();
        let pool = CreateUserPoolInput { pool_name: "bench".into(), ..Default::default() };
        let pool_id = pools.create_user_pool(pool).await.unwrap().user_pool.unwrap().id.unwrap();
        let client = CreateUserPoolClientInput {
            user_pool_id: pool_id.clone(),
            client_name: "app".into(),
            explicit_auth_flows: Some(vec![
                ExplicitAuthFlowsType::AllowUserPasswordAuth,
                ExplicitAuthFlowsType::AllowUserSrpAuth,
            ]),
            prevent_user_existence_errors: Some(PreventUserExistenceErrorTypes::Enabled),
            ..Default::default()
        };
        let client = pools.create_user_pool_client(client).await.unwrap().user_pool_client.unwrap();
        let srp_a = Client::new(&entropy).unwrap().a_hex();
        Self { poolgate, pool_id, client_id: client.client_id.unwrap().into_inner(), entropy, srp_a }
    }

    /// A name like any other.
    fn name(&self) -> String {
        random_uuid(&self.entropy).to_string()
    }

    /// So many users with passwords.
    async fn people(&self, many: usize) -> Vec<String> {
        let made = stream::iter(0..many).map(|_| self.person());
        made.buffer_unordered(SIDE_BY_SIDE).collect().await
    }

    async fn person(&self) -> String {
        let (pools, username) = (self.poolgate.user_pools(), self.name());
        let attribute = |name: &str, value: &str| AttributeType { name: name.into(), value: Some(value.into()) };
        let address = format!("{username}@example.com");
        let user = AdminCreateUserInput {
            user_pool_id: self.pool_id.clone(),
            username: username.as_str().into(),
            user_attributes: Some(vec![attribute("email", &address), attribute("email_verified", "true")]),
            message_action: Some(MessageActionType::Suppress),
            ..Default::default()
        };
        pools.admin_create_user(user).await.unwrap();
        let password = AdminSetUserPasswordInput {
            user_pool_id: self.pool_id.clone(),
            username: username.as_str().into(),
            password: PASSWORD.into(),
            permanent: Some(true),
        };
        pools.admin_set_user_password(password).await.unwrap();
        username
    }

    /// An attempt with each name of two lists, one of each in turn, which of them first by lot: for each part of the attempt
    /// the times of both.
    async fn pairs(&self, attempt: Attempt, one: &[String], other: &[String]) -> Vec<(Vec<Duration>, Vec<Duration>)> {
        let mut samples = vec![(Vec::new(), Vec::new()); attempt.parts().len()];
        for (one, other) in one.iter().zip(other) {
            let mut lot = [0];
            self.entropy.fill(&mut lot);
            let (first, second);
            if lot[0] % 2 == 0 {
                first = self.attempt(attempt, one).await;
                second = self.attempt(attempt, other).await;
            } else {
                second = self.attempt(attempt, other).await;
                first = self.attempt(attempt, one).await;
            }
            for (sample, (one, other)) in samples.iter_mut().zip(first.into_iter().zip(second)) {
                sample.0.push(one);
                sample.1.push(other);
            }
        }
        samples
    }

    /// The times of the parts of an attempt that is refused.
    async fn attempt(&self, attempt: Attempt, username: &str) -> Vec<Duration> {
        match attempt {
            Attempt::Password => vec![self.by_password(username).await],
            Attempt::Srp => self.by_srp(username).await.into(),
        }
    }

    async fn by_password(&self, username: &str) -> Duration {
        let input = self.initiate(AuthFlowType::UserPasswordAuth, &[("USERNAME", username), ("PASSWORD", WRONG)]);
        let begun = Instant::now();
        let answer = self.poolgate.user_pools().initiate_auth(input).await;
        let time = begun.elapsed();
        assert_eq!(answer.unwrap_err().code, Code::NotAuthorizedException);
        time
    }

    async fn by_srp(&self, username: &str) -> [Duration; 2] {
        let input = self.initiate(AuthFlowType::UserSrpAuth, &[("USERNAME", username), ("SRP_A", &self.srp_a)]);
        let begun = Instant::now();
        let answer = self.poolgate.user_pools().initiate_auth(input).await;
        let challenge = begun.elapsed();
        let asked = answer.unwrap().challenge_parameters.unwrap();
        // As good as the proof of a wrong password: the server has to compute the right one to tell.
        let proof = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        let responses = [
            ("USERNAME", asked["USER_ID_FOR_SRP"].as_str()),
            ("PASSWORD_CLAIM_SECRET_BLOCK", asked["SECRET_BLOCK"].as_str()),
            ("PASSWORD_CLAIM_SIGNATURE", proof),
            ("TIMESTAMP", &format_timestamp(SystemClock.now())),
        ];
        let input = RespondToAuthChallengeInput {
            client_id: self.client_id.as_str().into(),
            challenge_name: ChallengeNameType::PasswordVerifier,
            challenge_responses: Some(parameters(&responses).into()),
            ..Default::default()
        };
        let begun = Instant::now();
        let answer = self.poolgate.user_pools().respond_to_auth_challenge(input).await;
        let judged = begun.elapsed();
        assert_eq!(answer.unwrap_err().code, Code::NotAuthorizedException);
        [challenge, judged]
    }

    fn initiate(&self, auth_flow: AuthFlowType, pairs: &[(&str, &str)]) -> InitiateAuthInput {
        InitiateAuthInput {
            auth_flow,
            client_id: self.client_id.as_str().into(),
            auth_parameters: Some(parameters(pairs).into()),
            ..Default::default()
        }
    }
}

fn parameters(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn report(line: &str, one: &[Duration], other: &[Duration]) {
    let (one, other) = (seconds(one), seconds(other));
    let (middle, others) = (median(&one), median(&other));
    let MannWhitney { z, longer } = mann_whitney(&one, &other);
    let apart = (others / middle - 1.0) * 100.0;
    let t = welch(&one, &other);
    println!(
        "{line:<46} {:>7.1} µs {:>7.1} µs {apart:>+6.1} % {z:>7.2} {t:>7.2} {:>5.1} %",
        middle * 1e6,
        others * 1e6,
        longer * 100.0
    );
}

fn seconds(times: &[Duration]) -> Vec<f64> {
    times.iter().map(Duration::as_secs_f64).collect()
}

fn median(sample: &[f64]) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// Compares two samples by ranks, so that a few samples that the disk or another program held up weigh no more than any.
struct MannWhitney {
    /// How many standard deviations from what samples of the same thing give.
    z: f64,
    /// The share of comparisons in which the other sample's is longer.
    longer: f64,
}

fn mann_whitney(one: &[f64], other: &[f64]) -> MannWhitney {
    let mut sorted = one.to_vec();
    sorted.sort_by(f64::total_cmp);
    let below = |value: f64, than: Ordering| sorted.partition_point(|own| own.total_cmp(&value) <= than) as f64;
    // Ties count half. They are rare: the clock counts nanoseconds.
    let wins = |value: &f64| f64::midpoint(below(*value, Ordering::Less), below(*value, Ordering::Equal));
    let won: f64 = other.iter().map(wins).sum();
    let (n, m) = (one.len() as f64, other.len() as f64);
    let deviation = (n * m * (n + m + 1.0) / 12.0).sqrt();
    MannWhitney { z: (won - n * m / 2.0) / deviation, longer: won / (n * m) }
}

/// Welch's t of the logarithms, which a few long samples do not carry away.
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let moments = |sample: &[f64]| {
        let (size, logs) = (sample.len() as f64, sample.iter().map(|value| value.ln()));
        let mean = logs.clone().sum::<f64>() / size;
        (mean, logs.map(|log| (log - mean).powi(2)).sum::<f64>() / (size - 1.0) / size)
    };
    let ((mean, variance), (others_mean, others_variance)) = (moments(one), moments(other));
    (others_mean - mean) / (variance + others_variance).sqrt()
}
