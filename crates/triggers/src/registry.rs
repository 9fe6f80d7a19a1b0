//! The registry that a user pool service holds: who answers which trigger.

use std::{
    any::{Any, TypeId},
    collections::{BTreeMap, HashMap},
    fmt,
    sync::Arc,
};

use crate::{
    closures::{Closures, DynHandler, Handler},
    host::{InvokeError, Limits, TriggerError, TriggerHost, response},
    trigger::{Event, EventContext, Trigger},
};

/// Who answers which trigger. Cheap to clone.
///
/// A function that the pool's LambdaConfig names wins: closures answer only where none is named, the pool's own before
/// that of all pools.
#[derive(Clone, Default)]
pub struct Triggers(Arc<Registry>);

#[derive(Default)]
struct Registry {
    /// `Closures<T>` by the type of `T`.
    closures: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    functions: BTreeMap<String, Arc<dyn TriggerHost>>,
    others: Option<Arc<dyn TriggerHost>>,
    limits: Limits,
}

impl Triggers {
    /// No functions and no closures: a pool that configures a function gets `ResourceNotFoundException` from it.
    pub fn none() -> Self {
        Self::default()
    }

    /// Starts a registry.
    pub fn builder() -> TriggersBuilder {
        TriggersBuilder::default()
    }

    /// Whether [`Self::fire`] would run something for `pool`, whose LambdaConfig names `function` for the trigger.
    pub fn handles<T: Trigger>(&self, pool: &str, function: Option<&str>) -> bool {
        function.is_some() || self.0.closure::<T>(pool).is_some()
    }

    /// Fires the trigger: the function that LambdaConfig names (an ARN, or a bare name), else a closure, else nobody
    /// and `None`. An answer is final; fire once an operation, outside any part of it that may run again.
    pub async fn fire<T: Trigger>(
        &self,
        function: Option<&str>,
        context: &EventContext<'_>,
        request: T::Request,
    ) -> Result<Option<T::Response>, TriggerError> {
        let registry = &*self.0;
        if let Some(function) = function {
            let event = json::<T>(context, request)?;
            let output = registry.invoke(function, &event).await.map_err(TriggerError::of::<T>)?;
            return response::<T>(&output).map(Some);
        }
        let Some(closure) = registry.closure::<T>(context.user_pool_id) else { return Ok(None) };
        let event = Event::<T>::new(context, request);
        let attempt = || async {
            closure.handle_boxed(event.clone()).await.map_err(|error| InvokeError::Function(error.to_string()))
        };
        registry.limits.run(attempt).await.map(Some).map_err(TriggerError::of::<T>)
    }

    /// Fires a trigger whose answer nobody waits for, as [`Self::fire`] does, but once: asked again, a custom sender
    /// that was late would send twice. What comes of it is for the log.
    pub async fn notify<T: Trigger>(
        &self,
        function: Option<&str>,
        context: &EventContext<'_>,
        request: T::Request,
    ) -> Result<(), TriggerError> {
        let registry = &*self.0;
        let told = if let Some(function) = function {
            let event = json::<T>(context, request)?;
            let (name, host) = registry.host(function).map_err(TriggerError::of::<T>)?;
            registry.limits.once(host.notify(name, &event)).await
        } else if let Some(closure) = registry.closure::<T>(context.user_pool_id) {
            let answer = registry.limits.once(async {
                let answer = closure.handle_boxed(Event::<T>::new(context, request)).await;
                answer.map_err(|error| InvokeError::Function(error.to_string()))
            });
            answer.await.map(drop)
        } else {
            Ok(())
        };
        told.map_err(TriggerError::of::<T>)
    }
}

/// The event as a function gets it.
fn json<T: Trigger>(context: &EventContext<'_>, request: T::Request) -> Result<String, TriggerError> {
    let event = serde_json::to_string(&Event::<T>::new(context, request));
    event.map_err(|error| TriggerError::of::<T>(InvokeError::service(error)))
}

impl Registry {
    fn closure<T: Trigger>(&self, pool: &str) -> Option<&dyn DynHandler<T>> {
        self.closures.get(&TypeId::of::<T>())?.downcast_ref::<Closures<T>>()?.of_pool(pool)
    }

    /// Who runs a function, and what they know it as.
    fn host<'a>(&'a self, function: &'a str) -> Result<(&'a str, &'a dyn TriggerHost), InvokeError> {
        let name = function_name(function);
        match (self.functions.get(name), &self.others) {
            (Some(host), _) => Ok((name, &**host)),
            (None, Some(host)) => Ok((function, &**host)),
            (None, None) => Err(InvokeError::not_found()),
        }
    }

    async fn invoke(&self, function: &str, event: &str) -> Result<String, InvokeError> {
        let (name, host) = self.host(function)?;
        self.limits.run(|| host.invoke(name, event)).await
    }
}

/// The name in a function's ARN, `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; a bare name is itself.
pub fn function_name(function: &str) -> &str {
    function.split_once(":function:").map_or(function, |(_, name)| name).split(':').next().unwrap_or(function)
}

impl fmt::Debug for Triggers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Triggers")
            .field("closures", &self.0.closures.len())
            .field("functions", &self.0.functions)
            .field("others", &self.0.others)
            .field("limits", &self.0.limits)
            .finish()
    }
}

/// Builds [`Triggers`].
#[derive(Default)]
pub struct TriggersBuilder {
    registry: Registry,
}

impl TriggersBuilder {
    /// `handler` answers the trigger in all pools that have no function for it.
    #[must_use]
    pub fn on<T: Trigger>(mut self, handler: impl Handler<T>) -> Self {
        if let Some(closures) = self.closures::<T>() {
            closures.everywhere = Some(Box::new(handler));
        }
        self
    }

    /// `handler` answers the trigger in the pool `pool` if that has no function for it.
    #[must_use]
    pub fn on_pool<T: Trigger>(mut self, pool: impl Into<String>, handler: impl Handler<T>) -> Self {
        if let Some(closures) = self.closures::<T>() {
            closures.by_pool.insert(pool.into(), Box::new(handler));
        }
        self
    }

    /// `host` runs the function that LambdaConfig knows as `name`, the last part of its ARN.
    #[must_use]
    pub fn function(mut self, name: impl Into<String>, host: Arc<dyn TriggerHost>) -> Self {
        self.registry.functions.insert(name.into(), host);
        self
    }

    /// The JavaScript `source` is the function `name`, with the limits of
    /// [`JavaScriptOptions::default`](crate::JavaScriptOptions); for others see [`Self::function`] and
    /// [`JavaScript::new`](crate::JavaScript::new).
    #[cfg(feature = "javascript")]
    pub fn javascript(self, name: &str, source: impl Into<String>) -> Result<Self, crate::ScriptError> {
        let function = crate::JavaScript::new(name, source, crate::JavaScriptOptions::default())?;
        Ok(self.function(name, Arc::new(function)))
    }

    /// `host` runs all functions that are not registered by name; it is given their ARNs.
    #[must_use]
    pub fn other_functions(mut self, host: Arc<dyn TriggerHost>) -> Self {
        self.registry.others = Some(host);
        self
    }

    /// Other limits than Cognito's.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.registry.limits = limits;
        self
    }

    /// The registry.
    pub fn build(self) -> Triggers {
        Triggers(Arc::new(self.registry))
    }

    /// Always there: the key is the type.
    fn closures<T: Trigger>(&mut self) -> Option<&mut Closures<T>> {
        let closures = self.registry.closures.entry(TypeId::of::<T>());
        closures.or_insert_with(|| Box::new(Closures::<T>::default())).downcast_mut()
    }
}

impl fmt::Debug for TriggersBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TriggersBuilder").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use async_trait::async_trait;
    use futures::executor::block_on;

    use super::*;
    use crate::{
        Empty, HandlerError, PostConfirmation, PostConfirmationRequest, PreSignUp, PreSignUpRequest, PreSignUpResponse,
        PreTokenGeneration, PreTokenGenerationRequest, Recording, TriggerErrorKind,
    };

    const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:hook:live";

    fn context() -> EventContext<'static> {
        EventContext {
            region: "us-east-1",
            user_pool_id: "us-east-1_pool",
            user_name: "alice",
            client_id: None,
            trigger_source: PreSignUp::SIGN_UP,
        }
    }

    fn fire(triggers: &Triggers, function: Option<&str>) -> Result<Option<PreSignUpResponse>, TriggerError> {
        block_on(triggers.fire::<PreSignUp>(function, &context(), PreSignUpRequest::default()))
    }

    fn confirm() -> impl Handler<PreSignUp> {
        |event: Event<PreSignUp>| async move {
            Ok::<_, HandlerError>(PreSignUpResponse { auto_confirm_user: true, ..event.response })
        }
    }

    /// Gives the same answer to every event; `None` is none, ever.
    #[derive(Debug)]
    struct Canned(AtomicUsize, Option<&'static str>);

    impl Canned {
        fn answering(answer: &'static str) -> Arc<Self> {
            Arc::new(Self(AtomicUsize::new(0), Some(answer)))
        }
    }

    #[async_trait]
    impl TriggerHost for Canned {
        async fn invoke(&self, _: &str, _: &str) -> Result<String, InvokeError> {
            self.0.fetch_add(1, Ordering::Relaxed);
            match self.1 {
                Some(answer) => Ok(answer.to_owned()),
                None => std::future::pending().await,
            }
        }
    }

    fn quick() -> Limits {
        Limits { time: Duration::from_millis(2), attempts: 3 }
    }

    #[test]
    fn nobody_answers_when_nobody_is_there() {
        let triggers = Triggers::none();
        assert!(!triggers.handles::<PreSignUp>("us-east-1_pool", None));
        assert_eq!(fire(&triggers, None).unwrap(), None);
    }

    #[test]
    fn a_configured_function_that_nobody_registered_is_not_found() {
        let error = fire(&Triggers::none(), Some(ARN)).unwrap_err();
        assert_eq!(error.kind(), TriggerErrorKind::UnexpectedLambda);
        assert_eq!(error.message(), "PreSignUp invocation failed due to error ResourceNotFoundException.");
    }

    #[test]
    fn closures_answer_for_their_trigger_and_pool() {
        let triggers = Triggers::builder().on::<PreSignUp>(confirm()).build();
        assert!(triggers.handles::<PreSignUp>("any", None) && !triggers.handles::<PostConfirmation>("any", None));
        assert!(fire(&triggers, None).unwrap().unwrap().auto_confirm_user);

        let triggers = Triggers::builder().on_pool::<PreSignUp>("other", confirm()).build();
        assert!(triggers.handles::<PreSignUp>("other", None) && !triggers.handles::<PreSignUp>("us-east-1_pool", None));
        assert_eq!(fire(&triggers, None).unwrap(), None);

        let refuse = |_: Event<PreSignUp>| async { Err::<PreSignUpResponse, _>("not here") };
        let triggers = Triggers::builder().on(confirm()).on_pool("us-east-1_pool", refuse);
        let error = fire(&triggers.build(), None).unwrap_err();
        assert_eq!(error.exception(), "UserLambdaValidationException");
        assert_eq!(error.message(), "PreSignUp failed with error not here.");
    }

    #[test]
    fn a_configured_function_wins_and_only_its_response_counts() {
        let host =
            Canned::answering(r#"{"userName":"x","response":{"autoVerifyEmail":true,"autoVerifyPhone":null,"n":1}}"#);
        let triggers = Triggers::builder().on::<PreSignUp>(confirm()).function("hook", host).build();
        let expected = PreSignUpResponse { auto_verify_email: true, ..PreSignUpResponse::default() };
        assert_eq!(fire(&triggers, Some(ARN)).unwrap(), Some(expected));
        assert!(fire(&triggers, None).unwrap().unwrap().auto_confirm_user);
    }

    #[test]
    fn the_rest_of_the_functions_may_have_a_host() {
        let (named, others) = (Arc::new(Recording::new()), Arc::new(Recording::new()));
        let triggers = Triggers::builder().function("hook", named.clone()).other_functions(others.clone()).build();
        let other = "arn:aws:lambda:us-east-1:000000000000:function:other";
        assert_eq!(fire(&triggers, Some(ARN)).unwrap(), Some(PreSignUpResponse::default()));
        assert_eq!(fire(&triggers, Some(other)).unwrap(), Some(PreSignUpResponse::default()));
        assert_eq!(named.events()[0].function, "hook");
        assert_eq!(others.events()[0].function, other);
        assert_eq!(others.sources(), [PreSignUp::SIGN_UP]);
        assert_eq!(others.events().len(), 1);
    }

    #[test]
    fn answers_that_are_none_are_refused() {
        for answer in
            ["", "null", "[]", "\"text\"", "{\"response\":[]}", "{\"response\":{\"autoConfirmUser\":\"yes\"}}"]
        {
            let triggers = Triggers::builder().function("hook", Canned::answering(answer)).build();
            let error = fire(&triggers, Some("hook")).unwrap_err();
            assert_eq!(error.kind(), TriggerErrorKind::InvalidLambdaResponse, "{answer}");
            assert_eq!(error.message(), "Unrecognizable lambda output");
        }
        for answer in ["{}", "{\"response\":null}"] {
            let triggers = Triggers::builder().function("hook", Canned::answering(answer)).build();
            assert_eq!(fire(&triggers, Some("hook")).unwrap(), Some(PreSignUpResponse::default()), "{answer}");
        }
    }

    #[test]
    fn groups_are_left_replaced_or_removed() {
        let groups = |details: &str| {
            let answer = format!("{{\"response\":{{\"claimsOverrideDetails\":{{{details}}}}}}}").leak();
            let triggers = Triggers::builder().function("hook", Canned::answering(answer)).build();
            let request = PreTokenGenerationRequest::default();
            let fired = block_on(triggers.fire::<PreTokenGeneration>(Some("hook"), &context(), request));
            fired.map(|response| response.unwrap().claims_override_details.unwrap().group_override_details)
        };
        assert_eq!(groups("\"claimsToSuppress\":null").unwrap(), None);
        assert_eq!(groups("\"groupOverrideDetails\":null").unwrap(), Some(crate::GroupConfiguration::default()));
        let replaced = groups("\"groupOverrideDetails\":{\"groupsToOverride\":[\"a\"]}").unwrap();
        assert_eq!(replaced.unwrap().groups_to_override, ["a"]);
        assert!(groups("\"claimsToAddOrOverride\":{\"n\":1}").is_err(), "version 1 has claims of text alone");
    }

    #[test]
    fn silence_is_asked_thrice() {
        let host = Arc::new(Canned(AtomicUsize::new(0), None));
        let triggers = Triggers::builder().function("hook", host.clone()).limits(quick()).build();
        let error = fire(&triggers, Some(ARN)).unwrap_err();
        assert_eq!(error.kind(), TriggerErrorKind::UnexpectedLambda);
        assert_eq!(error.message(), "PreSignUp failed with error Socket timeout while invoking Lambda function.");
        assert_eq!(host.0.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn closures_are_timed_too_and_may_answer_late() {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let second_time = move |_: Event<PostConfirmation>| {
            let attempt = count.fetch_add(1, Ordering::Relaxed);
            async move {
                if attempt == 0 {
                    std::future::pending::<()>().await;
                }
                Ok::<_, HandlerError>(Empty {})
            }
        };
        let triggers = Triggers::builder().on(second_time).limits(quick()).build();
        let request = PostConfirmationRequest::default();
        let fired = block_on(triggers.fire::<PostConfirmation>(None, &context(), request));
        assert_eq!(fired.unwrap(), Some(Empty {}));
        assert_eq!(asked.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn who_is_only_told_is_told_once() {
        let host = Arc::new(Canned(AtomicUsize::new(0), None));
        let triggers = Triggers::builder().function("hook", host.clone()).limits(quick()).build();
        let told = block_on(triggers.notify::<PreSignUp>(Some(ARN), &context(), PreSignUpRequest::default()));
        assert_eq!(told.unwrap_err().kind(), TriggerErrorKind::UnexpectedLambda);
        assert_eq!(host.0.load(Ordering::Relaxed), 1);

        let refuse = |_: Event<PreSignUp>| async { Err::<PreSignUpResponse, _>("not here") };
        let triggers = Triggers::builder().on(refuse).build();
        let told = block_on(triggers.notify::<PreSignUp>(None, &context(), PreSignUpRequest::default()));
        assert_eq!(told.unwrap_err().message(), "PreSignUp failed with error not here.");
        let nobody = Triggers::none();
        block_on(nobody.notify::<PreSignUp>(None, &context(), PreSignUpRequest::default())).unwrap();
        // What it answers is nobody's business.
        let triggers = Triggers::builder().function("hook", Canned::answering("no JSON")).build();
        block_on(triggers.notify::<PreSignUp>(Some(ARN), &context(), PreSignUpRequest::default())).unwrap();
    }

    #[test]
    fn names_come_out_of_arns() {
        assert_eq!(function_name(ARN), "hook");
        assert_eq!(function_name("arn:aws:lambda:us-east-1:000000000000:function:hook"), "hook");
        assert_eq!(function_name("hook"), "hook");
    }
}
