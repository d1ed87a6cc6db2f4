package org.hansho.testkit.tenant.directory;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Resource;
import org.hansho.testkit.tenant.record.VaultCall;

/** A key vault and the names of its secrets. */
public record Vault(Resource resource, List<String> secrets) {
  /** A read of a secret that succeeds. */
  public VaultCall get(Caller caller, String secret) {
    return new VaultCall(
        resource,
        caller,
        "SecretGet",
        "secrets/" + secret + "/6f0c1d2e3b4a59687766554433221100",
        200);
  }

  /** A read of any of its secrets. */
  public VaultCall get(Caller caller, Dice dice) {
    return get(caller, dice.of(secrets));
  }

  /** Another operation that succeeds. */
  public VaultCall call(Caller caller, String operation, String object) {
    return new VaultCall(resource, caller, operation, object, 200);
  }

  /** The list of its secrets. */
  public VaultCall list(Caller caller) {
    return call(caller, "SecretList", "secrets");
  }
}
