/**
 * The plain model: what was learned in which step, and the answers that follow from the rules. It
 * shares no code with what it is compared with.
 */
package io.energyiot.bench.model.rules;
