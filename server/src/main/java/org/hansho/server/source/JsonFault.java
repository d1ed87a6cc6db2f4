package org.hansho.server.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** What is wrong with a body, for its sender: nothing of the body, one line. */
final class JsonFault {
  private JsonFault() {}

  static String of(IOException failure) {
    if (failure instanceof StreamConstraintsException) {
      return "it lies in itself too deep, or has a name or number that is too long";
    }
    if (failure instanceof JsonProcessingException broken && broken.getLocation() != null) {
      return "it is not the JSON it should be, at byte " + broken.getLocation().getByteOffset();
    }
    return String.valueOf(failure.getMessage());
  }
}
