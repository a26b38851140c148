package io.energyiot.server.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the audit as administrators see it. */
@Schema(name = "AuditEntries")
record AuditPageBody(
    @Schema(description = "the newest first; those of one process follow each other")
        List<AuditEntryBody> entries,
    @Schema(description = "asks for the next page; absent on the last one")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String next_cursor) {}
