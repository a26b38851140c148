package io.energyiot.client.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the device registry knows of a device; unknown fields are null.
 *
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 * @param interval the length of its intervals
 * @param installed the first day
 * @param removed the first day without it
 * @param updated when the device registry last learned of it; not sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisteredDevice(
    String deviceId,
    BigDecimal latitude,
    BigDecimal longitude,
    String region,
    String tariff,
    String feeder,
    String customer,
    Duration interval,
    String unit,
    LocalDate installed,
    LocalDate removed,
    Instant updated) {}
