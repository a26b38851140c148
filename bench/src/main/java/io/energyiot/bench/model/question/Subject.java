package io.energyiot.bench.model.question;

import io.energyiot.bench.model.Rest;
import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Moments;
import java.util.Collection;

/**
 * What questions are about.
 *
 * @param devices that steps may have told of, whether something is known of them or not
 */
public record Subject(Memory memory, Moments moments, Rest rest, Collection<String> devices) {}
