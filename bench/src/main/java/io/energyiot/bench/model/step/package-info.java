/** What a program does to the system, and to the model in the same breath. */
package io.energyiot.bench.model.step;
