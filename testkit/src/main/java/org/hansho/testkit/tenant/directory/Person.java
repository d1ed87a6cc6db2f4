package org.hansho.testkit.tenant.directory;

import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Client;

/**
 * A person with an account.
 *
 * @param tenant identifier of the directory
 * @param id object identifier
 * @param userName sign-in name
 * @param name the name shown
 * @param home where the person lives
 * @param client the program the person reaches resources with
 * @param travels whether the person goes on business trips
 * @param usesVpn whether the person works through the company's gateway when out of office
 * @param device identifier of the registered laptop
 * @param firstDay day of the simulation on which the person joins; 0 for those there before
 * @param lastDay day on which the person leaves or falls silent
 */
public record Person(
    String tenant,
    String id,
    String userName,
    String name,
    City home,
    Role role,
    Client client,
    boolean travels,
    boolean usesVpn,
    String device,
    int firstDay,
    int lastDay) {

  /** The last day of somebody who stays. */
  public static final int STAYS = Integer.MAX_VALUE;

  /** The last day of an account that is forgotten soon after the simulation begins. */
  public static final int FORGOTTEN = 6;

  /** Whether the account is used on a day of the simulation. */
  public boolean isThere(int day) {
    return day >= firstDay && day <= lastDay;
  }

  /** Whether the account falls silent soon and is never closed. */
  public boolean isForgotten() {
    return lastDay == FORGOTTEN;
  }

  /** The person with the usual program at an address. */
  public Caller at(String address) {
    return new Caller(tenant, id, userName, name, client.appId(), address, client.userAgent());
  }

  /** The person with another program at an address. */
  public Caller at(String address, Client other) {
    return at(address).with(other);
  }

  /** The name the person logs in to databases with. */
  public String login() {
    return userName.substring(0, userName.indexOf('@'));
  }
}
