package io.energyiot.server.audit;

/** What requests have in common that become one audit entry; nulls as in an entry. */
record AuditKey(
    String subject, String keyId, String address, String operation, String target, int result) {}
