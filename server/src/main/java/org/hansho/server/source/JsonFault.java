package org.hansho.server.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;

/** What is wrong with a body, for its sender: nothing of the body, one line. */
final class JsonFault {
  private JsonFault() {}

  static Worded of(IOException failure) {
    if (failure instanceof StreamConstraintsException) {
      return Message.inEnglish(
              "it lies in itself too deep, or has a name or number that is too long")
          .inJapanese("入れ子が深すぎるか、名前または数値が長すぎます。");
    }
    if (failure instanceof JsonProcessingException broken && broken.getLocation() != null) {
      return Message.inEnglish("it is not the JSON it should be, at byte {0}")
          .inJapanese("{0} バイト目が JSON として正しくありません。", broken.getLocation().getByteOffset());
    }
    return Message.of(failure);
  }
}
