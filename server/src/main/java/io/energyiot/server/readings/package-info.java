/** Takes readings from requests to the topic. */
package io.energyiot.server.readings;
