package org.hansho.testkit.tenant.directory;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.record.Caller;

/**
 * A service principal.
 *
 * @param tenant identifier of the directory
 * @param id object identifier
 * @param appId identifier of the application
 * @param name the name shown
 * @param addresses what it may go out through; it changes between them
 * @param library what it calls itself in front of vaults
 * @param blobLibrary what it calls itself in front of storage
 */
public record Application(
    String tenant,
    String id,
    String appId,
    String name,
    List<String> addresses,
    String library,
    String blobLibrary) {

  /** The principal as vaults and the control plane see it. */
  public Caller caller(Dice dice) {
    return new Caller(tenant, id, "", name, appId, dice.of(addresses), library);
  }

  /** The principal as document accounts see it. */
  public Caller documentCaller(Dice dice) {
    return new Caller(
        tenant, id, "", name, appId, dice.of(addresses), "cosmos-netstandard-sdk/3.38.0");
  }

  /** The principal as storage accounts see it. */
  public Caller dataCaller(Dice dice) {
    return new Caller(tenant, id, "", name, appId, dice.of(addresses), blobLibrary);
  }
}
