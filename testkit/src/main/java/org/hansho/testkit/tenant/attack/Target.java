package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.directory.Server;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Resource;

/**
 * Whom an attack concerns.
 *
 * @param kind {@code vault}, {@code account}, {@code server} or {@code principal}
 * @param entity its name
 * @param resource path of the resource; for a principal its object identifier
 * @param principal sign-in name, login or object identifier that was used; empty if none
 * @param address where it came from
 */
public record Target(
    String kind, String entity, String resource, String principal, String address) {

  static Target vault(Vault vault, Caller caller) {
    return of("vault", vault.resource(), caller);
  }

  static Target account(Resource account, Caller caller) {
    return of("account", account, caller);
  }

  /** Records of document accounts name nobody. */
  static Target documents(Resource account, Caller caller) {
    return new Target("account", account.name(), account.id(), "", caller.address());
  }

  static Target server(Server server, String principal, String address) {
    Resource resource = server.resource();
    return new Target("server", resource.name(), resource.id(), principal, address);
  }

  static Target principal(Caller caller) {
    return new Target("principal", name(caller), caller.objectId(), name(caller), caller.address());
  }

  private static Target of(String kind, Resource resource, Caller caller) {
    return new Target(kind, resource.name(), resource.id(), name(caller), caller.address());
  }

  private static String name(Caller caller) {
    return caller.userName().isEmpty() ? caller.objectId() : caller.userName();
  }
}
