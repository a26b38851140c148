/** What a person or a program sees: text, progress, JSON. */
package io.energyiot.cli.output;
