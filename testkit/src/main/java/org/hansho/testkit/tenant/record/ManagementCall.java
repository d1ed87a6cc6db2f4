package org.hansho.testkit.tenant.record;

/**
 * A write, deletion or action on the control plane.
 *
 * @param operation {@code Microsoft.Storage/storageAccounts/listKeys/action} …
 * @param scope path of what it acts on
 * @param role the role that allowed it
 * @param stage {@code Start}, {@code Success} or {@code Failure}
 * @param body JSON text of the request body; empty if the log keeps none
 */
public record ManagementCall(
    Caller caller, String operation, String scope, String role, String stage, String body) {

  /** A call that succeeded, without a body. */
  public static ManagementCall of(Caller caller, String operation, String scope) {
    return new ManagementCall(caller, operation, scope, "Contributor", "Success", "");
  }
}
