/** The programs that run as processes, as the build leaves them. */
package io.energyiot.platform.installation;
