"""create_default_context() checks certificates strictly."""

import ssl

context = ssl.create_default_context()
print(ssl.VerifyFlags.VERIFY_X509_STRICT in context.verify_flags)
print(ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN in context.verify_flags)
print(context.check_hostname, context.verify_mode.name)
