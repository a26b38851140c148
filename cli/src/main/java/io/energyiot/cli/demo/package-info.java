/** Everything once, with its figures. */
package io.energyiot.cli.demo;
