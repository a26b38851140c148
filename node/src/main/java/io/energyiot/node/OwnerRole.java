package io.energyiot.node;

import java.util.Map;
import java.util.Set;
import org.apache.cassandra.auth.AuthenticatedUser;
import org.apache.cassandra.auth.DataResource;
import org.apache.cassandra.auth.IResource;
import org.apache.cassandra.auth.IRoleManager;
import org.apache.cassandra.auth.Role;
import org.apache.cassandra.auth.RoleOptions;
import org.apache.cassandra.auth.RoleResource;
import org.apache.cassandra.exceptions.InvalidRequestException;

/** The one role, that of the owner, who may do everything. No table has roles. */
public final class OwnerRole implements IRoleManager {
  private static final RoleResource OWNER = RoleResource.role(OwnerLogin.NAME);

  @Override
  public Set<Option> supportedOptions() {
    return Set.of(Option.SUPERUSER, Option.LOGIN); // which every statement about roles has
  }

  @Override
  public Set<Option> alterableOptions() {
    return Set.of();
  }

  @Override
  public void createRole(AuthenticatedUser by, RoleResource role, RoleOptions options) {
    throw fixed();
  }

  @Override
  public void dropRole(AuthenticatedUser by, RoleResource role) {
    throw fixed();
  }

  @Override
  public void alterRole(AuthenticatedUser by, RoleResource role, RoleOptions options) {
    throw fixed();
  }

  @Override
  public void grantRole(AuthenticatedUser by, RoleResource role, RoleResource grantee) {
    throw fixed();
  }

  @Override
  public void revokeRole(AuthenticatedUser by, RoleResource role, RoleResource revokee) {
    throw fixed();
  }

  private static InvalidRequestException fixed() {
    return new InvalidRequestException("this Cassandra has one role, " + OwnerLogin.NAME);
  }

  @Override
  public Set<RoleResource> getRoles(RoleResource grantee, boolean includeInherited) {
    return isExistingRole(grantee) ? Set.of(grantee) : Set.of();
  }

  /** The usual way from a role to its details loses the name. */
  @Override
  public Set<Role> getRoleDetails(RoleResource grantee) {
    return isExistingRole(grantee)
        ? Set.of(new Role(OwnerLogin.NAME, true, true, Map.of(), Set.of()))
        : Set.of();
  }

  @Override
  public Set<RoleResource> getAllRoles() {
    return Set.of(OWNER);
  }

  @Override
  public boolean isSuper(RoleResource role) {
    return isExistingRole(role);
  }

  @Override
  public boolean canLogin(RoleResource role) {
    return isExistingRole(role);
  }

  @Override
  public Map<String, String> getCustomOptions(RoleResource role) {
    return Map.of();
  }

  @Override
  public boolean isExistingRole(RoleResource role) {
    return role.equals(OWNER);
  }

  @Override
  public Set<? extends IResource> protectedResources() {
    return Set.of(DataResource.keyspace("system_auth"));
  }

  @Override
  public void validateConfiguration() {}

  @Override
  public void setup() {}
}
