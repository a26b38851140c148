/** Questions to the server. */
package io.energyiot.cli.http;
