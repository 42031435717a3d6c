package dev.berth.control.settings;

import dev.berth.platform.kernel.DomainException;

/// What cannot be changed while the installation runs.
///
/// @param code of the refusal to change it
record Fixed(String value, SettingErrorCode code, String why) {

    /// Berth does it in this way only.
    static Fixed here(Object value, String why) {
        return new Fixed(value.toString(), SettingErrorCode.BAD_REQUEST, why);
    }

    /// Whoever starts the server has decided.
    static Fixed byOperator(String value) {
        return new Fixed(
                value,
                SettingErrorCode.DENIED,
                "the server's own configuration fixes it; ask its operator to change it");
    }

    DomainException refusal(String name) {
        return new DomainException(code, name + ": " + why);
    }
}
