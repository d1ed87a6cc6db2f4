package org.hansho.analyze;

import java.util.List;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Reads what clients of container engines (docker, podman, nerdctl, ctr, crictl) and requests of
 * curl to engines ask for.
 *
 * <p>{@code container.command} is the action, {@code container.image.reference} the image as
 * written, {@code container.image.name} without tag and digest, {@code container.name} the
 * container that was named, {@code container.privileged} {@code true} or {@code false}, {@code
 * container.inner_command} what runs inside, {@code container.capabilities} the capabilities that
 * are added, {@code container.host_namespaces} the namespaces of the host that are used.
 */
final class ContainerCommandAnalyzer implements Analyzer {
  private static final String COMMAND = "container.command";
  private static final String IMAGE_NAME = "container.image.name";
  private static final String IMAGE_REFERENCE = "container.image.reference";
  private static final String NAME = "container.name";
  private static final String PRIVILEGED = "container.privileged";
  private static final String INNER_COMMAND = "container.inner_command";
  private static final String CAPABILITIES = "container.capabilities";
  private static final String NAMESPACES = "container.host_namespaces";

  @Override
  public String name() {
    return "container-command";
  }

  @Override
  public Set<String> reads() {
    return CommandReader.READS;
  }

  @Override
  public Set<String> writes() {
    return Set.of(
        COMMAND,
        IMAGE_NAME,
        IMAGE_REFERENCE,
        NAME,
        PRIVILEGED,
        INNER_COMMAND,
        CAPABILITIES,
        NAMESPACES);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return CommandReader.isProcessStart(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    CommandReader reader = new CommandReader(fields, ContainerCommand.CLIENTS);
    return event -> {
      List<List<String>> commands = reader.commands(event);
      for (int i = 0; i < commands.size(); i++) {
        ContainerCommand command = ContainerCommand.of(commands.get(i));
        if (command != null) {
          add(command, event);
        }
      }
    };
  }

  private static void add(ContainerCommand command, Event event) {
    Facts.add(event, COMMAND, command.action());
    Facts.add(event, IMAGE_REFERENCE, command.image());
    Facts.add(event, IMAGE_NAME, command.imageName());
    Facts.add(event, NAME, command.container());
    Facts.add(event, PRIVILEGED, Boolean.toString(command.privileged()));
    Facts.add(event, INNER_COMMAND, command.innerCommand());
    command.capabilities().forEach(name -> Facts.add(event, CAPABILITIES, name));
    command.hostNamespaces().forEach(name -> Facts.add(event, NAMESPACES, name));
  }
}
