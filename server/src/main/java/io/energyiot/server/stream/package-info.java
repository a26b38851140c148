/** Answers that are written while clients read them: how many at a time, and for how long. */
package io.energyiot.server.stream;
