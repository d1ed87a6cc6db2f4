package org.hansho.testkit.tenant.record;

/**
 * Who asks, with what and from where.
 *
 * @param tenant identifier of the directory
 * @param objectId identifier of the user or service principal; empty if nobody is named
 * @param userName sign-in name of a user; empty for a service principal
 * @param name the name shown
 * @param appId the application the user sits in front of, or the principal's own
 * @param address the address the request comes from
 * @param userAgent what the client calls itself
 */
public record Caller(
    String tenant,
    String objectId,
    String userName,
    String name,
    String appId,
    String address,
    String userAgent) {

  /** Whether no person sits in front of it. */
  public boolean isApplication() {
    return userName.isEmpty();
  }

  /** The same from another address. */
  public Caller from(String otherAddress) {
    return new Caller(tenant, objectId, userName, name, appId, otherAddress, userAgent);
  }

  /** The same with another client. */
  public Caller with(Client client) {
    return new Caller(
        tenant, objectId, userName, name, client.appId(), address, client.userAgent());
  }
}
