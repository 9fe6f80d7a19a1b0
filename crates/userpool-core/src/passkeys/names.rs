//! What a passkey is called: after the provider that keeps it.

use uuid::Uuid;

/// A name for a passkey of an authenticator of this make.
pub(super) fn friendly_name(aaguid: Option<[u8; 16]>) -> &'static str {
    let make = aaguid.map(u128::from_be_bytes);
    let known = PROVIDERS.iter().find(|(aaguid, _)| Some(*aaguid) == make);
    known.map_or(UNKNOWN, |(_, name)| name)
}

/// As UUIDs are written; `None` for the make that says nothing.
pub(super) fn written(aaguid: Option<[u8; 16]>) -> Option<String> {
    aaguid.filter(|aaguid| *aaguid != [0; 16]).map(|aaguid| Uuid::from_bytes(aaguid).to_string())
}

const UNKNOWN: &str = "Passkey";

/// The makes of those who keep most passkeys.
const PROVIDERS: [(u128, &str); 9] = [
    (0xfbfc_3007_154e_4ecc_8c0b_6e02_0557_d7bd, "iCloud Keychain"),
    (0xdd4e_c289_e01d_41c9_bb89_70fa_845d_4bf2, "iCloud Keychain (Managed)"),
    (0xea9b_8d66_4d01_1d21_3ce4_b6b4_8cb5_75d4, "Google Password Manager"),
    (0xadce_0002_35bc_c60a_648b_0b25_f1f0_5503, "Chrome on Mac"),
    (0x0898_7058_cadc_4b81_b6e1_30de_50dc_be96, "Windows Hello"),
    (0x9ddd_1817_af5a_4672_a2b9_3e3d_d950_00a9, "Windows Hello"),
    (0x6028_b017_b1d4_4c02_b4b3_afcd_afc9_6bb2, "Windows Hello"),
    (0xbada_5566_a7aa_401f_bd96_4561_9a55_120d, "1Password"),
    (0xd548_826e_79b4_db40_a3d8_1111_6f7e_8349, "Bitwarden"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passkey_is_named_after_its_provider_if_it_is_known() {
        let apple = Uuid::parse_str("fbfc3007-154e-4ecc-8c0b-6e020557d7bd").unwrap().into_bytes();
        assert_eq!(friendly_name(Some(apple)), "iCloud Keychain");
        assert_eq!(written(Some(apple)).as_deref(), Some("fbfc3007-154e-4ecc-8c0b-6e020557d7bd"));
        for unknown in [None, Some([0; 16]), Some([7; 16])] {
            assert_eq!(friendly_name(unknown), "Passkey");
        }
        assert_eq!(written(Some([0; 16])), None);
    }
}
