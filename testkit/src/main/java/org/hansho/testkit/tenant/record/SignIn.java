package org.hansho.testkit.tenant.record;

/**
 * A person's sign-in to the directory.
 *
 * @param caller the client's application and user agent among the rest
 * @param appName the application's name
 * @param place where the directory locates the address
 * @param device identifier of a registered device; empty if unknown
 * @param system operating system of the device
 * @param error 0 for success, 50126 for a wrong password, 50057 for a disabled account
 */
public record SignIn(
    Caller caller, String appName, Place place, String device, String system, int error) {

  /** A place as the directory writes it. */
  public record Place(String city, String country, double latitude, double longitude) {}
}
