package io.energyiot.server.loads;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list of loads as clients see it. */
@Schema(name = "Loads")
record LoadListBody(@Schema(description = "without their files") List<LoadBody> loads) {}
