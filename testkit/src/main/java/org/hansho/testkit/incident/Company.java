package org.hansho.testkit.incident;

import org.hansho.testkit.Chance;

/** The names of a company of middle size: what it has, and what everybody in it shares. */
final class Company {
  static final int HOSTS = 90;
  private static final int PEOPLE = 120;
  private static final int STORAGES = 40;
  private static final int VAULTS = 16;
  private static final int SERVERS = 16;
  private static final int WEBSITES = 20;
  private static final int CLUSTERS = 8;

  /** The cluster that everything is deployed to, all day. */
  static final String BUSY_CLUSTER = "shared-cluster";

  /** The host that builds everything. */
  static final String BUILD_HOST = "build-1";

  String host(int number) {
    return "host-" + number % HOSTS;
  }

  String person(int number) {
    return "person" + number % PEOPLE + "@example.com";
  }

  String cluster(int number) {
    return "cluster-" + number % CLUSTERS;
  }

  String storage(int number) {
    return "files" + number % STORAGES;
  }

  String vault(int number) {
    return "vault-" + number % VAULTS;
  }

  String server(int number) {
    return "sql-" + number % SERVERS;
  }

  String website(int number) {
    return "site-" + number % WEBSITES + ".example.com";
  }

  String host(Chance chance) {
    return host(chance.below(HOSTS));
  }

  String person(Chance chance) {
    return person(chance.below(PEOPLE));
  }

  String cluster(Chance chance) {
    return cluster(chance.below(CLUSTERS));
  }

  String storage(Chance chance) {
    return storage(chance.below(STORAGES));
  }

  String vault(Chance chance) {
    return vault(chance.below(VAULTS));
  }

  String server(Chance chance) {
    return server(chance.below(SERVERS));
  }

  String website(Chance chance) {
    return website(chance.below(WEBSITES));
  }

  /** An address that all people of an office share. */
  String egress(Chance chance) {
    return chance.flip() ? "198.51.100.1" : "198.51.100.2";
  }

  /** An account that a machine uses all day. */
  String bot(Chance chance) {
    return chance.of("deploy-bot@example.com", "backup-bot@example.com");
  }

  /** The address of somebody outside. */
  static String outside(Chance chance) {
    return "192.0.2." + (1 + chance.below(250));
  }
}
