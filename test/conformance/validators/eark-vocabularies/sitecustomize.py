"""Python runs this at start. eark-validator reads vocabularies over the network while it is imported; here they come
from the folder that EARK_VOCABULARIES names, and nothing else is fetched."""
import os
import urllib.request

FOLDER = os.environ['EARK_VOCABULARIES']


def from_folder(url, *_args, **_options):
    return open(os.path.join(FOLDER, os.path.basename(url)), 'rb')


urllib.request.urlopen = from_folder
