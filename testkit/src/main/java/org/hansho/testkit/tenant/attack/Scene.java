package org.hansho.testkit.tenant.attack;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Person;
import org.hansho.testkit.tenant.directory.Role;
import org.hansho.testkit.tenant.directory.Team;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.directory.Vault;
import org.hansho.testkit.tenant.place.AddressPlan;
import org.hansho.testkit.tenant.place.City;
import org.hansho.testkit.tenant.place.Network;
import org.hansho.testkit.tenant.place.Reputation;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.ManagementCall;
import org.hansho.testkit.tenant.record.SignIn;

/**
 * Where an attack takes place.
 *
 * @param team the team whose people and resources are used; what an attack needs of them it takes
 *     from the first ones that fit
 * @param strength factor on amounts; at 1 they are plain to see, below they come closer to ordinary
 * @param dice of this attack alone
 */
public record Scene(Tenant tenant, Team team, double strength, AddressPlan plan, Dice dice) {
  /** A person of this role who never travels and stays to the end. */
  Person person(Role role) {
    List<Person> fitting = team.lasting(role).stream().filter(person -> !person.travels()).toList();
    return fitting.get(0);
  }

  /** The operator, who works with the command line. */
  Person operator() {
    return team.lasting(Role.OPERATOR).get(0);
  }

  /** The person at the usual place: the company's gateway in the person's city. */
  Caller atWork(Person person) {
    String office = tenant.offices().addresses().get(person.home());
    return person.at(office == null ? tenant.offices().vpn().get(0) : office);
  }

  /** A vault the team's people use. */
  Vault vault() {
    return team.vaults().get(dice.below(Math.min(2, team.vaults().size())));
  }

  /** An account that is not open to the world and holds no packages. */
  BlobAccount account() {
    return dice.of(
        team.accounts().stream()
            .filter(account -> !account.isPublic() && !account.holdsPackages())
            .toList());
  }

  /** An exit of the Tor network that stands on the list. */
  String tor() {
    return dice.of(Reputation.addresses(plan, Network.Kind.TOR));
  }

  /** A proxy that stands on the list. */
  String proxy() {
    return dice.of(Reputation.addresses(plan, Network.Kind.ANONYMIZER));
  }

  /** A household in a country that nobody of the tenant visits; IPv4. */
  String strange() {
    return strangeNetwork().address(dice);
  }

  /** The network of such a household. */
  Network strangeNetwork() {
    Network network = plan.strange(dice);
    while (network.cidr().indexOf(':') >= 0) {
      network = plan.strange(dice);
    }
    return network;
  }

  /** An identifier of nobody seen before. */
  String identifier() {
    return dice.identifier();
  }

  /** A hash of a file nobody has seen before. */
  String hash() {
    return dice.digits(32);
  }

  /** So many, times the strength, and at least the least number that means anything. */
  int amount(int plain, int least) {
    return Math.max(least, (int) Math.round(plain * strength));
  }

  /** A sign-in that succeeds, seen from the city. */
  static SignIn signIn(Caller caller, City city, String appName) {
    SignIn.Place place =
        new SignIn.Place(city.name(), city.country(), city.latitude(), city.longitude());
    return new SignIn(caller, appName, place, "", "Windows 10", 0);
  }

  /** A write on a virtual machine of the team. */
  ManagementCall machine(Caller caller, String operation) {
    return ManagementCall.of(
        caller,
        "Microsoft.Compute/virtualMachines/" + operation,
        team.scope() + "/providers/Microsoft.Compute/virtualMachines/" + team.name() + "-0");
  }

  /** Gives a role to a principal. */
  ManagementCall assignment(Caller caller, String roleDefinition, String principal) {
    String scope = "/subscriptions/" + team.subscription();
    String body =
        "{\"properties\":{\"roleDefinitionId\":\""
            + scope
            + "/providers/Microsoft.Authorization/roleDefinitions/"
            + roleDefinition
            + "\",\"principalId\":\""
            + principal
            + "\",\"principalType\":\"ServicePrincipal\"}}";
    return new ManagementCall(
        caller,
        "Microsoft.Authorization/roleAssignments/write",
        scope + "/providers/Microsoft.Authorization/roleAssignments/" + dice.below(99_999),
        "Owner",
        "Success",
        body);
  }
}
