package org.hansho.testkit.tenant.directory;

import java.util.List;

/** People, the applications they run, and the resources both use. */
public record Team(
    String name,
    String subscription,
    String group,
    List<Person> people,
    List<Application> applications,
    List<Vault> vaults,
    List<BlobAccount> accounts,
    List<DocumentAccount> documents,
    List<Server> servers) {

  /** The people of a role who are there from the beginning to the end. */
  public List<Person> lasting(Role role) {
    return people.stream()
        .filter(person -> person.role() == role)
        .filter(person -> person.firstDay() == 0 && person.lastDay() == Person.STAYS)
        .toList();
  }

  /** Path of the team's resource group. */
  public String scope() {
    return "/subscriptions/" + subscription + "/resourceGroups/" + group;
  }
}
