/** Questions that the system and the model must answer alike, to the digit. */
package io.energyiot.bench.model.question;
