/** Requests, answers of any status, and their JSON. */
package io.energyiot.client.http;
