package org.hansho.testkit.tenant.record;

import java.util.Locale;

/**
 * A resource of a subscription, as its records name it.
 *
 * @param name its own name
 * @param id its path: {@code /subscriptions/…/providers/…/name}
 * @param upperId the path in capitals, as most services write it
 * @param subscription identifier of its subscription
 * @param group its resource group
 * @param region where it runs
 */
public record Resource(
    String name, String id, String upperId, String subscription, String group, String region) {

  /** A resource of this type, such as {@code Microsoft.KeyVault/vaults}. */
  public static Resource of(
      String subscription, String group, String type, String name, String region) {
    String id =
        "/subscriptions/"
            + subscription
            + "/resourceGroups/"
            + group
            + "/providers/"
            + type
            + "/"
            + name;
    return new Resource(name, id, id.toUpperCase(Locale.ROOT), subscription, group, region);
  }
}
