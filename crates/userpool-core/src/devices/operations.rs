//! The operations on devices: a user's own, and an administrator's.

use base64::{Engine, engine::general_purpose::STANDARD};
use poolgate_env::Millis;
use poolgate_storage_trait::{Batch, Matching, Query, StoreExt, Stored};
use poolgate_wire::{
    Call, Code, Error, Handle, Sensitive, operations,
    user_pools::{
        AdminForgetDevice, AdminForgetDeviceInput, AdminForgetDeviceOutput, AdminGetDevice, AdminGetDeviceInput,
        AdminGetDeviceOutput, AdminListDevices, AdminListDevicesInput, AdminListDevicesOutput, AdminUpdateDeviceStatus,
        AdminUpdateDeviceStatusInput, AdminUpdateDeviceStatusOutput, ConfirmDevice, ConfirmDeviceInput,
        ConfirmDeviceOutput, DeviceRememberedStatusType, DeviceSecretVerifierConfigType, DeviceType, ForgetDevice,
        ForgetDeviceInput, ForgetDeviceOutput, GetDevice, GetDeviceInput, GetDeviceOutput, ListDevices,
        ListDevicesInput, ListDevicesOutput, UpdateDeviceStatus, UpdateDeviceStatusInput, UpdateDeviceStatusOutput,
    },
};

use super::{Device, State, Tracking, no_such_device};
use crate::{
    authorize::Authorized,
    entities,
    error::Result,
    paging::{page_size, page_token},
    pools::Pool,
    service::UserPools,
    srp::{SrpError, Verifier},
    users::User,
};

operations! { UserPools {
    ConfirmDevice => confirm_device,
    ForgetDevice => forget_device,
    GetDevice => get_device,
    ListDevices => list_devices,
    UpdateDeviceStatus => update_device_status,
    AdminForgetDevice => admin_forget_device,
    AdminGetDevice => admin_get_device,
    AdminListDevices => admin_list_devices,
    AdminUpdateDeviceStatus => admin_update_device_status,
} }

impl Handle<ConfirmDevice> for UserPools {
    async fn handle(&self, _: &Call, input: ConfirmDeviceInput) -> Result<ConfirmDeviceOutput, Error> {
        let now = self.now();
        let caller = self.authorize(input.access_token.expose(), now).await?;
        let tracking = tracking(&caller.pool)?;
        let verifier = input.device_secret_verifier_config.map(verifier_of).transpose()?;
        self.change_device(&caller.pool, &caller.user, &input.device_key, now, |device| {
            if device.is_confirmed() {
                return Err(Error::new(Code::DeviceKeyExistsException, "Device key already exists."));
            }
            device.state = State::Confirmed {
                name: input.device_name.clone(),
                verifier: verifier.as_ref().map(|verifier| self.seal_verifier(device, verifier)),
                remembered: !tracking.asks_user,
            };
            Ok(())
        })
        .await?;
        Ok(ConfirmDeviceOutput { user_confirmation_necessary: Some(tracking.asks_user) })
    }
}

impl Handle<ForgetDevice> for UserPools {
    async fn handle(&self, _: &Call, input: ForgetDeviceInput) -> Result<ForgetDeviceOutput, Error> {
        let now = self.now();
        let Authorized { pool, user, .. } = self.device_owner(input.access_token, now).await?;
        self.forget(&pool, &user, &input.device_key, now).await?;
        Ok(ForgetDeviceOutput::default())
    }
}

impl Handle<GetDevice> for UserPools {
    async fn handle(&self, _: &Call, input: GetDeviceInput) -> Result<GetDeviceOutput, Error> {
        let now = self.now();
        let Authorized { pool, user, .. } = self.device_owner(input.access_token, now).await?;
        let device = self.device_to_change(&pool, &user, &input.device_key, now).await?;
        Ok(GetDeviceOutput { device: device.to_device_type(&pool, &user) })
    }
}

impl Handle<ListDevices> for UserPools {
    async fn handle(&self, _: &Call, input: ListDevicesInput) -> Result<ListDevicesOutput, Error> {
        let now = self.now();
        let Authorized { pool, user, .. } = self.device_owner(Some(input.access_token), now).await?;
        let (devices, pagination_token) =
            self.devices_of(&pool, &user, input.limit, input.pagination_token.as_deref(), now).await?;
        Ok(ListDevicesOutput { devices: Some(devices), pagination_token })
    }
}

impl Handle<UpdateDeviceStatus> for UserPools {
    async fn handle(&self, _: &Call, input: UpdateDeviceStatusInput) -> Result<UpdateDeviceStatusOutput, Error> {
        let now = self.now();
        let Authorized { pool, user, .. } = self.device_owner(Some(input.access_token), now).await?;
        self.set_status(&pool, &user, &input.device_key, input.device_remembered_status.as_ref(), now).await?;
        Ok(UpdateDeviceStatusOutput::default())
    }
}

impl Handle<AdminForgetDevice> for UserPools {
    async fn handle(&self, _: &Call, input: AdminForgetDeviceInput) -> Result<AdminForgetDeviceOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        tracking(&pool)?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        self.forget(&pool, &user, &input.device_key, now).await?;
        Ok(AdminForgetDeviceOutput::default())
    }
}

impl Handle<AdminGetDevice> for UserPools {
    async fn handle(&self, _: &Call, input: AdminGetDeviceInput) -> Result<AdminGetDeviceOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        tracking(&pool)?;
        let user = self.user_with_devices(&pool, input.username.expose(), now).await?;
        let device = self.device_to_change(&pool, &user, &input.device_key, now).await?;
        Ok(AdminGetDeviceOutput { device: device.to_device_type(&pool, &user) })
    }
}

impl Handle<AdminListDevices> for UserPools {
    async fn handle(&self, _: &Call, input: AdminListDevicesInput) -> Result<AdminListDevicesOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        tracking(&pool)?;
        let user = self.user_with_devices(&pool, input.username.expose(), now).await?;
        let (devices, pagination_token) =
            self.devices_of(&pool, &user, input.limit, input.pagination_token.as_deref(), now).await?;
        Ok(AdminListDevicesOutput { devices: Some(devices), pagination_token })
    }
}

impl Handle<AdminUpdateDeviceStatus> for UserPools {
    async fn handle(
        &self,
        _: &Call,
        input: AdminUpdateDeviceStatusInput,
    ) -> Result<AdminUpdateDeviceStatusOutput, Error> {
        let now = self.now();
        let pool = self.pool(&input.user_pool_id, now).await?;
        tracking(&pool)?;
        let user = self.existing_user(&pool, input.username.expose(), now).await?;
        self.set_status(&pool, &user, &input.device_key, input.device_remembered_status.as_ref(), now).await?;
        Ok(AdminUpdateDeviceStatusOutput::default())
    }
}

impl UserPools {
    /// The holder of an access token, in a pool that tracks devices. The model lets some operations do without the
    /// token, but there is nobody else whose devices they could mean.
    async fn device_owner(&self, token: Option<Sensitive<String>>, now: Millis) -> Result<Authorized> {
        let token = token.ok_or_else(|| Error::invalid_parameter("Missing required parameter AccessToken"))?;
        let caller = self.authorize(token.expose(), now).await?;
        tracking(&caller.pool)?;
        Ok(caller)
    }

    /// As [`Self::existing_user`], for the operations that declare no UserNotFoundException.
    async fn user_with_devices(&self, pool: &Pool, name: &str, now: Millis) -> Result<Stored<User>> {
        let user = self.user_named(pool, name, now).await?;
        Ok(user.ok_or_else(|| Error::resource_not_found("User does not exist."))?)
    }

    /// The device as it is now, with the version that a change must name.
    async fn device_to_change(&self, pool: &Pool, user: &User, key: &str, now: Millis) -> Result<Stored<Device>> {
        Ok(self.device(pool, &user.sub, key, now).await?.ok_or_else(no_such_device)?)
    }

    async fn change_device(
        &self,
        pool: &Pool,
        user: &User,
        key: &str,
        now: Millis,
        decide: impl Fn(&mut Device) -> Result<(), Error> + Send + Sync,
    ) -> Result<()> {
        self.transact(now, || async {
            let mut device = self.device_to_change(pool, user, key, now).await?;
            let before = device.value.clone();
            decide(&mut device.value)?;
            let mut batch = Batch::new();
            if device.value != before {
                device.modified = now;
                device.change = self.change_id();
                batch.update(&device)?;
            }
            Ok((batch, ()))
        })
        .await
    }

    async fn set_status(
        &self,
        pool: &Pool,
        user: &User,
        key: &str,
        status: Option<&DeviceRememberedStatusType>,
        now: Millis,
    ) -> Result<()> {
        self.change_device(pool, user, key, now, |device| match &mut device.state {
            State::Issued { .. } => Err(Error::invalid_parameter("Device is not confirmed.")),
            State::Confirmed { remembered, .. } => {
                // Without a status nothing is asked for.
                if let Some(status) = status {
                    *remembered = *status == DeviceRememberedStatusType::Remembered;
                }
                Ok(())
            }
        })
        .await
    }

    async fn forget(&self, pool: &Pool, user: &User, key: &str, now: Millis) -> Result<()> {
        self.transact(now, || async {
            let mut batch = Batch::new();
            batch.delete(&self.device_to_change(pool, user, key, now).await?);
            Ok((batch, ()))
        })
        .await
    }

    /// A page of the devices that a user has confirmed.
    async fn devices_of(
        &self,
        pool: &Pool,
        user: &User,
        limit: Option<i32>,
        token: Option<&str>,
        now: Millis,
    ) -> Result<(Vec<DeviceType>, Option<String>)> {
        let of_user = Matching::Exact(user.sub.as_bytes().to_vec());
        let query = Query::index(entities::DEVICE, pool.id(), entities::DEVICES_OF_USER, of_user);
        let query = query.limit(page_size(limit)).after(page_token(token)?);
        let (devices, next) = self.inner.store.list::<Device>(query, now).await?;
        let devices = devices.iter().map(|device| device.to_device_type(pool, user)).collect();
        Ok((devices, next.map(|cursor| cursor.to_string())))
    }
}

/// Refuses a pool that tracks no devices.
fn tracking(pool: &Pool) -> Result<Tracking, Error> {
    Tracking::of(pool).ok_or_else(|| {
        let text = "Device tracking is not configured for the user pool.";
        Error::new(Code::InvalidUserPoolConfigurationException, text)
    })
}

/// What a client registers, read from its base64.
fn verifier_of(config: DeviceSecretVerifierConfigType) -> Result<Verifier, Error> {
    let read = |value: Option<String>, name: &str| {
        let text = value.filter(|text| !text.is_empty());
        let text = text.ok_or_else(|| Error::invalid_parameter(format!("Missing required parameter {name}")))?;
        STANDARD.decode(text).map_err(|_| invalid_verifier())
    };
    let (salt, verifier) = (read(config.salt, "Salt")?, read(config.password_verifier, "PasswordVerifier")?);
    Verifier::from_client(&salt, &verifier).map_err(|error| match error {
        SrpError::InvalidPublicValue => invalid_verifier(),
        SrpError::Arithmetic(cause) => Error::internal(cause),
    })
}

fn invalid_verifier() -> Error {
    Error::invalid_parameter("Invalid device secret verifier.")
}
