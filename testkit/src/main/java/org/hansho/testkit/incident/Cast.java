package org.hansho.testkit.incident;

import org.hansho.testkit.Chance;

/**
 * Who takes part in a story. Victims belong to the company and may be in alerts of the quiet month
 * too; the attacker's address is used by nobody else unless the story comes through an egress that
 * the whole company shares.
 *
 * @param attacker address the attack comes from
 * @param person whose account is misused
 * @param cluster where containers run
 */
record Cast(
    int number,
    String attacker,
    String person,
    String host,
    String otherHost,
    String cluster,
    String vault,
    String storage,
    String server,
    String website) {

  /** A cast for the story of this number. */
  static Cast of(int number, Company company, Manner manner, Chance chance) {
    String attacker =
        manner.isThroughEgress() ? company.egress(chance) : "203.0.113." + (number % 250 + 1);
    int host = number * 3 % Company.HOSTS;
    return new Cast(
        number,
        attacker,
        company.person(number),
        company.host(host),
        company.host((host + 1) % Company.HOSTS),
        manner.isOnBusyCluster() ? Company.BUSY_CLUSTER : company.cluster(number),
        company.vault(number),
        company.storage(number),
        company.server(number),
        company.website(number));
  }

  /** The number of a process, other than those of other stories. */
  int process(int step) {
    return 10_000 + 100 * number + step;
  }
}
