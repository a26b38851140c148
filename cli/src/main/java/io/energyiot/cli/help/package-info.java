/** What the command says of itself: help, wrong usage, completion. */
package io.energyiot.cli.help;
