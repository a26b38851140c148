/** Answers in the terminal. */
package io.energyiot.cli.query;
