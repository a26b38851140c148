package io.energyiot.server.keys;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list of API keys as administrators see it. */
@Schema(name = "ApiKeys")
record KeyListBody(@Schema(description = "the newest first") List<KeyBody> keys) {}
