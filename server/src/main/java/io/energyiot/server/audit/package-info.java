/** Notes who asks for what, and tells administrators. */
package io.energyiot.server.audit;
