// The page works without this script. It makes the same pages come without a reload: one renderer, on the server.
import { startNavigation } from './navigation.js';
import { startFilters } from './filters.js';
import { startSuggestions } from './suggestions.js';
import { startKeys } from './keys.js';
import { startTheme } from './theme-button.js';
import { startMatches } from './matches.js';

startTheme();
startNavigation();
startFilters();
startSuggestions();
startKeys();
startMatches();
