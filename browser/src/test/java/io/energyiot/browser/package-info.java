/** Walks through the dashboard as people do, in Chromium, on a system with real data. */
package io.energyiot.browser;
