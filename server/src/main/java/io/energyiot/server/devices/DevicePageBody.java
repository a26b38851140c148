package io.energyiot.server.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of devices as clients see it. */
@Schema(name = "Devices")
record DevicePageBody(
    List<DeviceBody> devices,
    @Schema(description = "asks for the next page; absent on the last one")
        @JsonInclude(Include.NON_NULL)
        String next_cursor) {}
